package tigerbeetle.panama.embedded.session;

import tigerbeetle.panama.embedded.ledger.Ledger;

/**
 * The contents of a replica without its sessions.
 *
 * @param ledger a ledger that nobody changes any more
 * @param timestamp the last timestamp given when it was as it is, in nanoseconds since 1970
 */
public record Checkpoint(Ledger ledger, long timestamp) {}
