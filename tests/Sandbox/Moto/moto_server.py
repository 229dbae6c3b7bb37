"""moto_server, with transactions that save only the items they touch.

moto saves the whole table, its stream included, once for each operation of a transaction, to restore it when the transaction is refused.
That takes seconds and gigabytes after some hundred registrations. Here a transaction saves the items that it names.
"""

import contextvars
import copy
import sys

from moto.dynamodb.models import DynamoDBBackend, Table
from moto.server import main

in_transaction = contextvars.ContextVar("in_transaction", default=False)
apply = DynamoDBBackend.transact_write_items


def copy_table(table, memo):
    if in_transaction.get():
        return table
    copied = type(table).__new__(type(table))
    memo[id(table)] = copied
    for name, value in table.__dict__.items():
        setattr(copied, name, copy.deepcopy(value, memo))
    return copied


def transact(backend, transact_items):
    named = [operation for item in transact_items for operation in item.values() if operation.get("TableName") in backend.tables]
    saved = [save(backend.tables[operation["TableName"]], operation.get("Key") or operation["Item"]) for operation in named]
    streams = {id(table.stream_shard): (table.stream_shard, len(table.stream_shard.items)) for table, *_ in saved if table.stream_shard}
    token = in_transaction.set(True)
    try:
        apply(backend, transact_items)
    except Exception:
        for table, hash_value, range_value, item in reversed(saved):
            restore(table, hash_value, range_value, item)
        for shard, length in streams.values():
            del shard.items[length:]
        raise
    finally:
        in_transaction.reset(token)


def save(table, attributes):
    key = {name: attributes[name] for name in (table.hash_key_attr, table.range_key_attr) if name}
    hash_value, range_value = backend_keys(table, key)
    return table, hash_value, range_value, copy.deepcopy(table.get_item(hash_value, range_value))


def backend_keys(table, key):
    return DynamoDBBackend.get_keys_value(None, table, key)


def restore(table, hash_value, range_value, item):
    if range_value is None:
        if item is None:
            table.items.pop(hash_value, None)
        else:
            table.items[hash_value] = item
    elif item is None:
        table.items[hash_value].pop(range_value, None)
    else:
        table.items[hash_value][range_value] = item


Table.__deepcopy__ = copy_table
DynamoDBBackend.transact_write_items = transact

if __name__ == "__main__":
    main(sys.argv[1:])
