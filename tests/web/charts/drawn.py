"""Read a drawing back: what stands in it, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat


@dataclass
class Element:
    """One element of a drawing, with the words in it."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    words: str = ""

    def number(self, attribute: str) -> float:
        """Give an attribute as a number."""
        return float(self.attributes[attribute])


@dataclass
class Drawing:
    """The elements of a drawing in their order; each knows the classes around it."""

    elements: list[Element] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Give the height of the whole."""
        return float(self.elements[0].attributes["viewBox"].split()[3])

    @property
    def words(self) -> list[str]:
        """List what is written."""
        return [element.words for element in self.named("text")]

    def named(self, name: str, around: str = "") -> list[Element]:
        """List the elements of a name, or only those within a class."""
        return [one for one in self.elements if one.name == name and (not around or around in one.inside)]


def read(svg: str) -> Drawing:
    """Read a drawing; what is not well-formed raises."""
    drawing, open_ones = Drawing(), list[Element]()

    def begin(name: str, attributes: dict[str, str]) -> None:
        around = open_ones[-1].inside if open_ones else ()
        open_ones.append(Element(name, attributes, (*around, *attributes.get("class", "").split())))
        drawing.elements.append(open_ones[-1])

    def end(name: str) -> None:
        assert open_ones.pop().name == name

    def written(words: str) -> None:
        open_ones[-1].words += words

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, written
    parser.Parse(svg, True)
    return drawing
