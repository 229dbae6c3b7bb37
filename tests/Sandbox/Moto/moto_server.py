"""moto_server, made fast enough for thousands of workspaces.

- moto saves the whole table, its stream included, once for each operation of a transaction, to restore it when the transaction is refused.
  That takes seconds and gigabytes after some hundred registrations. Here a transaction saves the items that it names.
- moto looks through the whole table for the items of one partition. Here a query looks through the partition.
- moto copies and weighs each item that a scan returns, and finds the page's beginning by comparing keys. Here a page is a number of items.
- moto counts the messages of a queue for each message that is sent or received. Here it counts when it is asked to.
- moto's time is this machine's. Here the tag "time-passed" of a queue, in milliseconds, makes the delays of its messages so much shorter.
- moto lists its own folder at every request, and tries a dozen names for each property of an answer, those of an AttributeValue that are not
  there included. Here the list is kept, and a property that has the very name is taken at once.
"""

import contextvars
import copy
import inspect
import sys

from moto import backends
from moto.core.serialize import AttributePicker
from moto.core.utils import unix_time
from moto.dynamodb.models import DynamoDBBackend, Table
from moto.server import main
from moto.sqs.models import Queue, SQSBackend

SCANNED_ITEMS = 2000

in_transaction = contextvars.ContextVar("in_transaction", default=False)
queried_partition = contextvars.ContextVar("queried_partition", default=None)
sends_message = contextvars.ContextVar("sends_message", default=False)
apply = DynamoDBBackend.transact_write_items
query_table = Table.query
query_parameters = inspect.signature(Table.query)
scan_table = Table.scan
scan_parameters = inspect.signature(Table.scan)
all_items = Table.all_items
send_message = SQSBackend.send_message
tag_queue = SQSBackend.tag_queue
pick = AttributePicker.__call__
moto_modules = list(backends.list_of_moto_modules())


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


def query(*args, **kwargs):
    asked = query_parameters.bind(*args, **kwargs).arguments
    partition = asked["hash_key"] if asked.get("index_name") is None and asked["self"].range_key_attr else None
    token = queried_partition.set(partition)
    try:
        return query_table(*args, **kwargs)
    finally:
        queried_partition.reset(token)


def scan(*args, **kwargs):
    asked = scan_parameters.bind(*args, **kwargs).arguments
    if any(asked.get(name) for name in ("filters", "index_name", "projection_expression")) or any(asked.get("segments", ())):
        return scan_table(*args, **kwargs)
    table = asked["self"]
    rows = list(all_items(table))
    after = asked["exclusive_start_key"]
    first = 0 if after is None else next((place + 1 for place, row in enumerate(rows) if key_of(table, row) == after), None)
    if first is None:
        return scan_table(*args, **kwargs)
    page = rows[first : first + min(asked["limit"] or SCANNED_ITEMS, SCANNED_ITEMS)]
    last = table._get_last_evaluated_key(page[-1], None) if first + len(page) < len(rows) else None
    condition = asked.get("filter_expression")
    return [row for row in page if condition is None or condition.expr(row)], len(page), last


def key_of(table, item):
    return {name: value.to_json() for name, value in table._get_last_evaluated_key(item, None).items()}


def items(table):
    partition = queried_partition.get()
    return all_items(table) if partition is None else table.items.get(partition, {}).values()


def send(*args, **kwargs):
    token = sends_message.set(True)
    try:
        return send_message(*args, **kwargs)
    finally:
        sends_message.reset(token)


def tag(backend, queue_name, tags):
    tag_queue(backend, queue_name, tags)
    for message in backend.get_queue(queue_name)._messages:
        message.delayed_until -= int(tags.get("time-passed", 0))


def counted_if_asked(count):
    return property(lambda queue: 0 if sends_message.get() else count.fget(queue))


def is_kept(backend, queue_name, message):
    return backend.get_queue(queue_name).message_retention_period + message.sent_timestamp / 1000 > unix_time()


def pick_property(picker, context):
    if type(context.obj) is dict and not picker.response_transformers:
        if context.key in context.obj:
            return context.obj[context.key]
        if getattr(getattr(context.shape, "parent", None), "name", None) == "AttributeValue":
            return None
    return pick(picker, context)


AttributePicker.__call__ = pick_property
backends.list_of_moto_modules = lambda: moto_modules
SQSBackend.send_message = send
SQSBackend.tag_queue = tag
SQSBackend.is_message_valid_based_on_retention_period = is_kept
for number in ("approximate_number_of_messages", "approximate_number_of_messages_delayed", "approximate_number_of_messages_not_visible"):
    setattr(Queue, number, counted_if_asked(getattr(Queue, number)))
Table.__deepcopy__ = copy_table
Table.all_items = items
Table.query = query
Table.scan = scan
DynamoDBBackend.transact_write_items = transact

if __name__ == "__main__":
    main(sys.argv[1:])
