package tigerbeetle.panama;

/**
 * Why the server refuses an event for what it is.
 *
 * @param status what the server says
 * @param text what comes after the name of the event: the field, its value and the rule
 */
record Fault(CreateStatus status, String text) {

    /** A value that breaks a rule, which goes on after the value. */
    static Fault of(CreateStatus status, String field, Object value, String rule) {
        return new Fault(status, "." + field + ": " + value + rule);
    }

    static Fault id(CreateStatus status, String field, UInt128 id) {
        return of(status, field, id, " is outside 1..2^128-2");
    }

    static Fault ledger(CreateStatus status) {
        return of(status, "ledger", 0, " is outside 1..4294967295");
    }

    static Fault code(CreateStatus status) {
        return of(status, "code", 0, " is outside 1..65535");
    }
}
