"""What may be in a drawing (SVG): the elements of SVG that draw and no more, and what drawing programs note for themselves."""

from __future__ import annotations

from typing import Final

DRAWN: Final = frozenset(
    """
    a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath
    color-profile cursor defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence filter font font-face font-face-format font-face-name font-face-src font-face-uri
    g glyph glyphRef hatch hatchpath hkern image line linearGradient marker mask mesh meshgradient meshGradient
    meshpatch meshPatch meshrow meshRow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect
    set solidcolor solidColor stop style svg switch symbol tbreak text textArea textPath title tref tspan use view
    vkern flowDiv flowLine flowPara flowRegion flowRegionBreak flowRegionExclude flowRoot flowSpan flowTref
    """.split()
)
"""Elements of SVG 1.1, Tiny 1.2 and 2 except those that run, embed or play something; and the flowed text of 1.2."""

INSTRUCTIONS: Final = frozenset({"xml", "xpacket", "adobe-xap-filters", "plantuml", "plantuml-src"})
"""Processing instructions in which programs keep notes; another one may ask for a style sheet."""

ANIMATED: Final = frozenset({"set", "animate", "animateColor", "animateMotion", "animateTransform"})

WORDS: Final = frozenset(
    {"id", "class", "lang", "title", "alt", "name", "label", "systemlanguage", "unicode", "glyph-name", "d", "points", "content"}
)
"""Attributes that are words or forms and never part of a style, in small letters."""

OF_EDITORS: Final = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://inkscape.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://purl.org/dc/",
    "http://creativecommons.org/",
    "http://web.resource.org/cc/",
    "http://xmlns.com/foaf/",
    "http://schema.org/",
    "https://schema.org/",
    "http://ns.adobe.com/",
    "adobe:ns:",
    "http://iptc.org/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/",
    "https://www.figma.com/",
    "http://www.serif.com/",
    "http://www.corel.com/",
    "http://boxy-svg.com",
    "https://boxy-svg.com",
    "http://www.vectornator.io",
    "http://vectornator.io",
    "http://schemas.microsoft.com/visio/",
    "http://sun.com/xmlns/staroffice/",
    "http://xml.openoffice.org/svg/",
    "urn:oasis:names:tc:opendocument:",
    "http://www.iki.fi/pav/software/textext/",
    "http://svg-edit.googlecode.com",
    "https://sketch.io",
    "http://krita.org/",
    "http://www.calligra.org/",
    "http://www.gimp.org/",
    "http://www.qgis.org/",
    "http://rstudio.com/",
)
"""How the namespaces begin in which programs keep their notes (guides, layers, licences). No browser acts on them."""
