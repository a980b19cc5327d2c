package tigerbeetle.panama.property.oracle;

/** What became of a pending transfer. */
enum Phase {
    PENDING,
    POSTED,
    VOIDED,
    EXPIRED
}
