package tigerbeetle.panama;

/**
 * An event that cannot succeed, as {@link EventChecks} finds it. Immutable.
 *
 * @param index the position of the event in its list, from 0 on
 * @param status what the server will say of it, a {@link CreateAccountStatus} or a {@link
 *     CreateTransferStatus}
 * @param message a sentence that names the event, the field, its value and the rule
 */
public record EventProblem(int index, CreateStatus status, String message) {

    /**
     * A problem.
     *
     * @throws IllegalArgumentException if the index is negative, or something is null
     */
    public EventProblem {
        Check.notNegative("EventProblem.index", index);
        Check.notNull("EventProblem.status", status);
        Check.notNull("EventProblem.message", message);
    }

    /** {@return the message and the status} */
    @Override
    public String toString() {
        return message + " (" + status.name() + ")";
    }
}
