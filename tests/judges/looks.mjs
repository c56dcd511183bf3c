// Two texts look alike if their colours, their size and weight, and all grounds that lie behind them are the same; then
// their contrast is the same, on whichever page, and however wide the window is. So it is judged once.
//
// Runs in the page: marks with `mark` each text whose look is not among `known`, and returns how many are marked. What
// stands before a ground that is not around it, or reaches out of one, has no look by which it could be known, and is
// always marked; so are the fields of forms. `window.lookOf` then tells the look of an element.
export function markUnknownLooks([looksKnown, mark]) {
  const known = new Set(looksKnown);
  const FIELDS = 'input, select, textarea', DRAWN = `img, svg, canvas, video, iframe, object, ${FIELDS}`;
  const PLAIN = 'rgba(0, 0, 0, 0) none 1 none normal';
  const around = new Map([[null, '']]), grounds = [];  // an element comes after those that are around it
  for (const element of document.querySelectorAll('*')) {
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(element);
    const ground = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(' ');
    const isGround = ground !== PLAIN || element.matches(DRAWN);
    around.set(element, (around.get(element.parentElement) ?? '') + (isGround ? `${ground}; ` : ''));
    if (isGround && element.parentElement && element !== document.body) {
      grounds.push([element, element.getBoundingClientRect()]);
    }
  }
  const isApart = (one, other) =>
    one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
  const isWithin = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
    && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
  const standsFree = (element, boxes) => grounds.every(([ground, place]) =>
    boxes.every((box) => ground.contains(element) ? isWithin(box, place) : isApart(box, place)));
  const looks = new Map(), range = document.createRange();
  for (const element of document.body.querySelectorAll('*')) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!texts.length && !element.matches(FIELDS)) continue;
    const boxes = texts.flatMap((text) => (range.selectNodeContents(text), [...range.getClientRects()]));
    const { color, fontSize, fontWeight, textShadow, webkitTextStroke, webkitTextFillColor } = getComputedStyle(element);
    const look = [color, fontSize, fontWeight, textShadow, webkitTextStroke, webkitTextFillColor, around.get(element)];
    const unseen = boxes.length && boxes.every((box) => box.right <= 0 || box.bottom <= 0) ? ['unseen'] : [];
    if (texts.length && standsFree(element, boxes)) looks.set(element, [...unseen, ...look].join(' '));
    if (!known.has(looks.get(element))) element.setAttribute(mark, '');
  }
  window.lookOf = (element) => looks.get(element);
  return document.querySelectorAll(`[${mark}]`).length;
}
