"""Values made of tables and lists, some of whose parts are gone, odd, renamed or wrapped."""

from typing import Any

from hypothesis import strategies as st


@st.composite
def changed(draw: st.DrawFn, tree: Any, odd: st.SearchStrategy[Any]) -> Any:
    """The tree with one to four of its parts changed, in place."""
    for _ in range(draw(st.integers(1, 4))):
        places = _places(tree)
        if not places:
            break
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        match draw(st.sampled_from(("odd", "odd", "gone", "renamed", "wrapped"))):
            case "odd":
                holder[key] = draw(odd)
            case "gone":
                del holder[key]
            case "renamed" if isinstance(holder, dict):
                holder[draw(st.text(max_size=8))] = holder.pop(key)
            case _:
                holder[key] = [holder[key]]
    return tree


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every table or list with one of its keys."""
    keys = list(node) if isinstance(node, dict) else range(len(node))
    found = [(node, key) for key in keys]
    for key in keys:
        if isinstance(node[key], dict | list):
            found += _places(node[key])
    return found
