"""Files in: takes what was dropped into a watched folder, each file once, and moves it away only then."""

from docflow import intake
from docflow.errors import BadInput
from docflow.files import Files
from docflow.files.watched import WatchedFolder
from docflow.store import Store
from workers.poll import Hint, recorded


def take_in(folder: WatchedFolder, store: Store, files: Files, hint: Hint) -> int:
    """Takes in every file at rest; how many were new. Raises MailboxRefused, Unavailable, which are recorded."""
    count = 0
    with recorded(store, folder.name) as notices:
        for dropped in folder.at_rest():
            try:
                received = intake.receive_file(
                    store, files, dropped.path.name, dropped.data, actor=folder.name, key=dropped.key
                )
            except BadInput as refusal:
                folder.refuse(dropped.path, str(refusal))
                notices.append(f"{dropped.path.name} was refused: {refusal}")
                continue
            folder.done(dropped.path)
            if received.task:
                hint(received.task)
            count += received.created
    return count
