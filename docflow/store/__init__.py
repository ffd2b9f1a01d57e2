"""All that is kept, in SQLite or PostgreSQL. Nothing of SQLAlchemy or of a driver leaves this package.

    with store.begin() as tx:                 one transaction: commits at the end, rolls back on any exception
        mail_id, created = tx.mails.add(place, sha256, size, source)
        tx.tasks.add(Step.SPLIT, mail_id)
        tx.audit.append("docflow", "received", mail_id)

| tx.           | keeps                                      | guarded by                                            |
| mails, places | each mail once per place in a mailbox      | unique place                                          |
| documents     | one paper each, moved along its states     | version (compare and swap), DOCUMENT_MOVES            |
| tasks         | the work to be done                        | lease by the database's clock, fencing token          |
| customers     | whom we sell to                            |                                                       |
| open_items    | what they owe, less what is being posted   | one settlement per posting and item                   |
| payments      | what an approval booked                    | CHECK and triggers: the parts sum to the payment      |
| decisions     | what was decided, by whom                  | append-only                                           |
| disputes      | cases of what is disputed, their histories | one standing claim per paper; version, DISPUTE_MOVES  |
| statements    | the statements of our accounts             | unique account, kind of report and number             |
| statement_formats | how banks write their CSV statements    | unique headings                                       |
| receipts      | the money in them                          | unique statement and entry; version, RECEIPT_MOVES    |
| memory        | how somebody's papers are written          | one standing rule per scope, kind and header          |
| postings      | the outbox and the pull feed               | version, token, one writer per ledger and company     |
| users, sessions, api_keys | who may come in                | hashes only                                           |
| mailboxes     | how the mailboxes are doing                |                                                       |
| subscriptions | who is told of events (webhooks)           | lease by the database's clock, fencing token          |
| audit         | what happened                              | append-only, hash chain                               |
| idempotency   | answers given before                       | unique key                                            |
| flags         | switches that outlive a restart            |                                                       |
| secrets       | passwords and tokens                       | encrypted; the key is not in the database             |

Errors: NotFound, Stale (somebody was first), IllegalMove, Refused (the database forbids it), BadInput,
Unavailable (try again), Misconfigured.
"""

from docflow.rules.policy import PULL
from docflow.store.feed import Told
from docflow.store.hooks import Turn
from docflow.store.mails import NewMail
from docflow.store.secrets import Vault
from docflow.store.store import MAIN, Store, Tx, open_store, utc_now

__all__ = ["MAIN", "PULL", "NewMail", "Store", "Told", "Turn", "Tx", "Vault", "open_store", "utc_now"]
