package tigerbeetle.panama.property;

import java.util.List;
import java.util.stream.Stream;
import tigerbeetle.panama.TransferFlags;

/** A transfer to be created. */
sealed interface TransferDraft {

    /** What is changed in it, one after the other. */
    List<TransferTwist> twists();

    /** Plainer ones. */
    Stream<TransferDraft> simpler();

    /**
     * A new one.
     *
     * @param debit which account, from the last one backwards
     * @param credit which one of the others in its ledger
     * @param pending which pending transfer is posted or voided, from the last one backwards; from
     *     {@link TransferResolver#ANY_PENDING} on also of those that are not pending any more
     * @param gap the distance to the transfer before, in ns, if it is imported
     */
    record New(
            Shape shape,
            int debit,
            int credit,
            AmountDraft amount,
            int pending,
            Tags tags,
            int gap,
            List<TransferTwist> twists)
            implements TransferDraft {

        private static final AmountDraft ONE = new AmountDraft(AmountDraft.Base.ZERO, 1);
        private static final List<Integer> FIRST = List.of(0, 0, 0, 1);

        @Override
        public Stream<TransferDraft> simpler() {
            return Stream.of(
                            Smaller.shorter(twists, 0).map(it -> with(shape, amount, tags, it)),
                            Smaller.simplest(shape, shape.isPostOrVoid() ? shape : Shape.SINGLE)
                                    .map(it -> with(it, amount, tags, twists)),
                            tags.simpler().map(it -> with(shape, amount, it, twists)),
                            Smaller.simplest(amount, ONE).map(it -> with(shape, it, tags, twists)),
                            Smaller.simplest(List.of(debit, credit, pending, gap), FIRST)
                                    .map(it -> withFirst()))
                    .flatMap(it -> it);
        }

        private TransferDraft with(
                Shape shape, AmountDraft amount, Tags tags, List<TransferTwist> twists) {
            return new New(shape, debit, credit, amount, pending, tags, gap, twists);
        }

        private TransferDraft withFirst() {
            return new New(shape, 0, 0, amount, 0, tags, 1, twists);
        }
    }

    /**
     * One that was sent before.
     *
     * @param created whether it is one that was created
     * @param which from the last one backwards
     */
    record Again(boolean created, int which, List<TransferTwist> twists) implements TransferDraft {

        @Override
        public Stream<TransferDraft> simpler() {
            return Stream.concat(
                    Smaller.shorter(twists, 0).map(it -> new Again(created, which, it)),
                    Smaller.simplest(which, 0).map(it -> new Again(created, it, twists)));
        }
    }

    /** What a transfer does. */
    enum Shape {
        SINGLE(0, TransferFlags.NONE),
        PENDING(0, TransferFlags.PENDING),
        PENDING_1_S(1, TransferFlags.PENDING),
        PENDING_2_S(2, TransferFlags.PENDING),
        PENDING_LONG(1_000, TransferFlags.PENDING),
        PENDING_LONGEST(0xFFFF_FFFFL, TransferFlags.PENDING),
        /** Says only which pending transfer. */
        POST(0, TransferFlags.POST_PENDING_TRANSFER),
        VOID(0, TransferFlags.VOID_PENDING_TRANSFER),
        /** Repeats what it takes from the pending transfer. */
        POST_IN_FULL(0, TransferFlags.POST_PENDING_TRANSFER),
        VOID_IN_FULL(0, TransferFlags.VOID_PENDING_TRANSFER),
        BALANCING_DEBIT(0, TransferFlags.BALANCING_DEBIT),
        BALANCING_CREDIT(0, TransferFlags.BALANCING_CREDIT),
        BALANCING_BOTH(0, TransferFlags.BALANCING_DEBIT, TransferFlags.BALANCING_CREDIT),
        BALANCING_PENDING(1, TransferFlags.BALANCING_DEBIT, TransferFlags.PENDING),
        CLOSING_DEBIT(0, TransferFlags.CLOSING_DEBIT, TransferFlags.PENDING),
        CLOSING_CREDIT(1, TransferFlags.CLOSING_CREDIT, TransferFlags.PENDING),
        CLOSING_BOTH(
                1,
                TransferFlags.CLOSING_DEBIT,
                TransferFlags.CLOSING_CREDIT,
                TransferFlags.PENDING);

        private final long timeout;
        private final int flagBits;

        Shape(long timeout, TransferFlags... flags) {
            this.timeout = timeout;
            this.flagBits = TransferFlags.of(flags).bits();
        }

        long timeout() {
            return timeout;
        }

        TransferFlags flags() {
            return new TransferFlags(flagBits);
        }

        boolean isPostOrVoid() {
            return flags().contains(TransferFlags.POST_PENDING_TRANSFER)
                    || flags().contains(TransferFlags.VOID_PENDING_TRANSFER);
        }

        boolean isInFull() {
            return this == POST_IN_FULL || this == VOID_IN_FULL;
        }
    }
}
