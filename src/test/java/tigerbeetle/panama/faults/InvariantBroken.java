package tigerbeetle.panama.faults;

/** Something is not as it must be, whatever the network does. */
final class InvariantBroken extends AssertionError {

    private static final long serialVersionUID = 1L;

    InvariantBroken(String message) {
        super(message);
    }
}
