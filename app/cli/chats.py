"""`chats list|show|search|export|import`: works while a window is open."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.output import answer_json, print_json
from app.cli.terminal import line, prose
from app.core.chat.records import Conversation, ConversationTree, StoredMessage, branch
from app.core.errors import UserError

FORMATS = ("markdown", "html", "json")


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("chats", help="list, read, search, export and import conversations")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="every conversation, the newest first")
    show = actions.add_parser("show", help="what was said in one")
    show.add_argument("conversation", type=int, metavar="ID")
    search = actions.add_parser("search", help="find messages by words or parts of words")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    export = actions.add_parser("export", help="write conversations to a file")
    export.add_argument("conversations", nargs="*", type=int, metavar="ID", help="all of them where none is named")
    export.add_argument("--format", choices=FORMATS, default="json")
    export.add_argument("--out", type=Path, metavar="FILE", help="standard output where it is left out")
    taking = actions.add_parser("import", help="take in an export of Alcove, ChatGPT or LM Studio")
    taking.add_argument("file", type=Path, metavar="FILE")
    pairs = ((listing, _list), (show, _show), (search, _search), (export, _export), (taking, _import))
    for action, function in pairs:
        action.add_argument("--json", action="store_true", help="print one JSON object")
        action.set_defaults(run=function)


def _list(context: Context, arguments: argparse.Namespace) -> int:
    found = context.chats.conversations()
    if arguments.json:
        print_json({"conversations": [conversation_json(one) for one in found]})
        return 0
    for one in found:
        tags = "".join(f" #{line(tag)}" for tag in one.tags)
        print(f"{one.id:>6}  {_day(one.updated)}  {'* ' if one.is_pinned else ''}{line(one.title)}{tags}")
    if not found:
        print("There are no conversations yet.")
    return 0


def _show(context: Context, arguments: argparse.Namespace) -> int:
    tree = _tree(context, arguments.conversation)
    shown = branch(tree.messages, tree.tip)
    if arguments.json:
        print_json({"id": arguments.conversation, **_about(tree), "messages": [message_json(one) for one in shown]})
        return 0
    from app.core.chat.transfer.document import to_markdown

    sys.stdout.write(prose(to_markdown(tree)))
    return 0


def _search(context: Context, arguments: argparse.Namespace) -> int:
    found = context.chats.search(arguments.query, max(1, arguments.limit))
    if arguments.json:
        hits = [
            {
                "conversation": hit.conversation_id,
                "message": hit.message_id,
                "title": hit.title,
                "role": hit.role,
                "snippet": hit.snippet,
                "created": hit.when,
            }
            for hit in found
        ]
        print_json({"query": arguments.query, "hits": hits})
        return 0
    for hit in found:
        print(f"{hit.conversation_id:>6}  {_day(hit.when)}  {line(hit.title)}\n        {line(hit.snippet)}")
    if not found:
        print("Nothing found.")
    return 0


def _export(context: Context, arguments: argparse.Namespace) -> int:
    from app.core.chat.transfer.document import to_html, to_markdown
    from app.core.chat.transfer.own import to_json
    from app.core.chat.transfer.save import save_text

    numbers = arguments.conversations or [one.id for one in context.chats.conversations()]
    trees = [_tree(context, number) for number in numbers]
    if not trees:
        raise UserError("nothing_to_export")
    if arguments.format == "json":
        text = to_json(trees) + "\n"
    elif arguments.format == "html" and len(trees) > 1:
        raise UserError("one_page_each")
    else:
        text = "\n".join((to_html if arguments.format == "html" else to_markdown)(tree) for tree in trees)
    if arguments.out is None:
        sys.stdout.write(text if arguments.format != "markdown" else prose(text))
        return 0
    if arguments.out.exists():
        raise UserError("file_exists", path=str(arguments.out))
    save_text(arguments.out, text)
    if arguments.json:
        print_json({"file": str(arguments.out), "conversations": list(numbers)})
    else:
        print(f"Wrote {len(trees)} conversations to {line(arguments.out)}.")
    return 0


def _import(context: Context, arguments: argparse.Namespace) -> int:
    from app.core.chat.transfer.read import read_conversations

    made = context.chats.add_trees(read_conversations(arguments.file))
    if arguments.json:
        print_json({"conversations": [conversation_json(one) for one in made]})
    else:
        print(f"Imported {len(made)} conversations from {line(arguments.file)}.")
    return 0


def conversation_json(one: Conversation) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "created": one.created,
        "updated": one.updated,
        "pinned": one.is_pinned,
        "tags": list(one.tags),
    }


def message_json(one: StoredMessage) -> dict[str, Any]:
    """`answer` has the shape that `ask` prints; null for questions and unanswered messages."""
    return {
        "id": one.id,
        "role": one.role,
        "text": one.text,
        "state": one.state,
        "created": one.created,
        "model": one.model,
        "answer": answer_json(one.answer) if one.answer is not None else None,
    }


def _about(tree: ConversationTree) -> dict[str, Any]:
    return {
        "title": tree.title,
        "created": tree.created,
        "updated": tree.updated,
        "pinned": tree.is_pinned,
        "tags": list(tree.tags),
    }


def _tree(context: Context, number: int) -> ConversationTree:
    tree = context.chats.tree(number)
    if tree is None:
        raise UserError("unknown_conversation", id=number)
    return tree


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment).strftime("%Y-%m-%d") if moment else " " * 10
