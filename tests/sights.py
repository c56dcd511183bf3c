"""What can be seen of a page, in any engine: texts, links, headings, ink. Each script is a function of the page."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from engines import Engine
from PIL import Image
from reader import TEXT_FAULTS

WIDTHS = (360, 1280)
TOUCH = 12
"""Of 255: so dark is, over the height of a line, the lightest column where two strokes just touch."""

LINES = """() => [...document.querySelectorAll('a[href], [aria-current]')]
  .filter((place) => place.checkVisibility({ visibilityProperty: true }))
  .map((place) => {
    const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(place)
    return [place.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40), textDecorationLine, textDecorationStyle,
      textDecorationColor].join(' | ')
  })"""
"""Every link that is shown and whatever is current, and the line below it."""

TURNED = """() => {
  const angle = (element) => {
    if (!element) return 0
    const { a, b } = new DOMMatrix(getComputedStyle(element).transform)
    return Math.atan2(b, a) * 180 / Math.PI + angle(element.parentElement)
  }
  const clipped = (element) => element
    && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement))
  const faults = []
  for (const place of document.querySelectorAll('h1, h2, h3, h4, th')) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode, word = node.data.trim()
      if (!word || !node.parentElement.checkVisibility() || clipped(place)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      const down = /^[a-z]{4}/i.test(word) && range.getClientRects().length === 1 && box.height > box.width
      const turned = (angle(node.parentElement) + (down ? 90 : 0) + 360) % 360
      if (turned > 1 && turned < 269) faults.push(`turned by ${Math.round(turned)} degrees: ${word.slice(0, 30)}`)
    }
  }
  return faults
}"""
"""Words of headings that do not stand upright, or on their left side as a column's."""

HOLES = """() => {
  const faults = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    for (const { index } of node.data.matchAll(/[，。、；：）》]“./gu)) {
      const boxes = [0, 1, 2].map((at) => {
        const range = document.createRange()
        range.setStart(node, index + at)
        range.setEnd(node, index + at + 1)
        return range.getBoundingClientRect()
      })
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize)
      const wide = (boxes[2].left - boxes[0].left) / size
      if (boxes[0].top === boxes[2].top && wide > 1.6) {
        faults.push(`${wide.toFixed(2)} em for ${node.data.slice(index, index + 2)} in ${node.data.slice(0, 20)}`)
      }
    }
  }
  return faults
}"""
"""Opening quotation marks that stand a whole character away from the sign before them: together both are 1.5 em."""

NEIGHBOURS = """() => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() && found.length < 60) {
    const node = walker.currentNode
    if (!/\\d/.test(node.data) || node.parentElement.closest('a') || !node.parentElement.checkVisibility()) continue
    const boxes = [...node.data].map((_, at) => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect()
    })
    for (const { index } of node.data.matchAll(/(?=[\\u4e00-\\u9fff]{2})/gu)) {
      const [one, other] = [boxes[index], boxes[index + 1]]
      if (one.top !== other.top || one.top < 0 || other.bottom > innerHeight) continue
      const pair = node.data.slice(index, index + 2)
      found.push([pair, Math.round(other.left), Math.ceil(one.top), Math.floor(one.bottom)])
    }
  }
  return found
}"""
"""Two Chinese characters beside each other in a text with numbers, where the second begins, and their line."""


FACES = """() => {
  const faults = []
  for (const place of ['p:lang(en)', '.meta:lang(en)'].map((one) => document.querySelector(one)).filter(Boolean)) {
    const size = parseFloat(getComputedStyle(place).fontSize)
    const wide = (text, family = '') => {
      const sample = document.createElement('span')
      Object.assign(sample.style, { position: 'absolute', whiteSpace: 'nowrap', fontFamily: family })
      sample.append(text)
      place.append(sample)
      const { width } = sample.getBoundingClientRect()
      sample.remove()
      return width
    }
    const text = 'A record, annotated: who says so, when, and how surely'
    for (const family of ['DejaVu Serif', 'DejaVu Sans']) {
      if (Math.abs(wide(text) - wide(text, family)) < 1) faults.push(`set in ${family}: ${place.className || 'text'}`)
    }
    if (wide('\u201c') > .7 * size) faults.push(`a hole after an opening quotation mark: ${place.className || 'text'}`)
  }
  return faults
}"""
"""English set in the wide faces that are generic on Linux, or with the quotation marks of a Chinese one."""

SQUARE = """() => {
  const square = [...document.querySelectorAll('.condition.damaged')].find((place) => place.checkVisibility())
  if (!square) return null
  square.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { left, top, width } = square.getBoundingClientRect()
  return [left, top, width].map(Math.round)
}"""
"""The first square of a damaged copy, in the middle of the window: where it begins and how wide it is."""


Sights = dict[str, dict[str, list[str]]]
"""`faults` and `lines` of each page and width, and `messages` on the console."""


def looked_at(engine: Engine, origin: str, addresses: Sequence[str]) -> Sights:
    seen: Sights = {"faults": {}, "lines": {}, "messages": {}}
    for width in WIDTHS:
        engine.resizes(width)
        for address in addresses:
            engine.opens(f"{origin}/{address}")
            name = f"{address or 'home'} at {width} px"
            seen["lines"][name] = engine.asks(LINES)
            if found := faults(engine):
                seen["faults"][name] = found
    if said := engine.messages():
        seen["messages"]["all pages"] = said
    return seen


def faults(engine: Engine) -> list[str]:
    """What is wrong with the page that an engine shows, in words."""
    found = [*engine.asks(TEXT_FAULTS), *engine.asks(TURNED), *engine.asks(HOLES), *engine.asks(FACES)]
    if pairs := engine.asks(NEIGHBOURS):
        found += overprinted(engine.picture(), pairs)
    if (square := engine.asks(SQUARE)) and (dashes := settled_dashes(engine, square)) != 3:
        found.append(f"the upper edge of a dashed square has {dashes} dashes, not 3")
    return found


def settled_dashes(engine: Engine, square: Sequence[int]) -> int:
    """The dashes of a square's upper edge once it is drawn: a picture may be taken before a page has scrolled to it."""
    dashes = 0
    for _ in range(10):
        if (dashes := dashes_above(engine.picture(), *square)) == 3:
            break
        time.sleep(0.1)
    return dashes


def overprinted(picture: bytes, pairs: Sequence[Sequence[Any]]) -> Iterator[str]:
    """Pairs with ink where the one character ends and the other begins: they were not drawn where they are laid out."""
    grey = Image.open(io.BytesIO(picture)).convert("L")
    for pair, left, top, bottom in pairs:
        columns = [list(grey.crop((x, top, x + 1, bottom)).tobytes()) for x in range(left - 2, left + 2)]
        paper = max(map(max, columns))
        least = min(sum(paper - point for point in column) / len(column) for column in columns)
        if least > TOUCH:
            yield f"overprinted: {pair}"


def dashes_above(picture: bytes, left: int, top: int, width: int) -> int:
    """How many dashes the upper edge of a square has, its corners among them."""
    grey = Image.open(io.BytesIO(picture)).convert("L")
    middle = (left + width // 2, top + width // 2)
    paper = grey.crop((*middle, middle[0] + 1, middle[1] + 1)).tobytes()[0]
    rows = (grey.crop((left - 1, y, left + width + 1, y + 1)).tobytes() for y in range(top - 1, top + 2))
    inked = max(([abs(point - paper) > 40 for point in row] for row in rows), key=sum)
    return sum(now and not before for before, now in pairwise([False, *inked]))


RHYTHM = """() => {
  const faults = []
  const said = (element) => element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 25)
  const box = (element) => element.getBoundingClientRect()
  const blocks = [...document.querySelectorAll('.flow')].map((flow) =>
    [...flow.querySelectorAll(':scope > .block > :not(.margin)')].filter((block) => box(block).height))
  for (const flow of blocks) {
    flow.slice(1).forEach((block, at) => {
      if ([block, flow[at]].some((one) => one.matches('h2, h3, h4'))) return
      const gap = box(block).top - box(flow[at]).bottom
      if (Math.abs(gap - 20) > .6) faults.push(`${gap.toFixed(1)} px before ${said(block)}`)
    })
  }
  const notes = [...document.querySelectorAll('.block > .margin')]
  notes.forEach((note, at) => {
    const { left, right, top, bottom } = box(note), block = box(note.previousElementSibling)
    if (left < block.right + 31) faults.push(`not in the margin: ${said(note)}`)
    const before = at && note.closest('.flow') === notes[at - 1].closest('.flow') ? box(notes[at - 1]).bottom : 0
    const late = top - Math.max(block.top, before)
    if (late < 0 || late > 20) faults.push(`${late.toFixed(1)} px below its place: ${said(note)}`)
    for (const other of document.querySelectorAll('.page > :not(.flow), .block > *')) {
      const place = box(other)
      const across = Math.min(right, place.right) - Math.max(left, place.left)
      const down = Math.min(bottom, place.bottom) - Math.max(top, place.top)
      if (other !== note && across > 1 && down > 1) faults.push(`on ${said(other)}: ${said(note)}`)
    }
  })
  return faults
}"""
"""Where notes are beside the text: gaps of paragraphs that are not 20 px, notes on each other or on what is wide, and
notes that begin neither at their block nor directly below the note before them."""

CROWDED = """() => {
  for (const note of document.querySelectorAll('.block > .margin')) {
    const block = note.previousElementSibling, [first] = note.children
    if (block.matches('p')) block.textContent = block.textContent.trim().slice(0, 40)
    note.append(first.cloneNode(true), first.cloneNode(true))
  }
  return document.querySelectorAll('.block > .margin').length
}"""
"""Makes paragraphs with notes one line long and their notes two higher; says how many there are."""
