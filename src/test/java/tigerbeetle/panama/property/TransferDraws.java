package tigerbeetle.panama.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import tigerbeetle.panama.property.AmountDraft.Base;
import tigerbeetle.panama.property.TransferDraft.Shape;

/** Generates transfers. */
final class TransferDraws {

    private static final AmountDraft NOTHING = new AmountDraft(Base.ZERO, 0);
    private static final AmountDraft ALL = new AmountDraft(Base.MAX, 0);
    private static final AmountDraft SAME = new AmountDraft(Base.PENDING, 0);
    private static final AmountDraft LESS = new AmountDraft(Base.PENDING, -1);
    private static final AmountDraft MORE = new AmountDraft(Base.PENDING, 1);

    private TransferDraws() {}

    /** Transfers that can be created if the balances allow it. */
    static Arbitrary<TransferDraft> good() {
        Arbitrary<List<TransferTwist>> none = Arbitraries.just(List.of());
        Arbitrary<Shape> posting = Arbitraries.of(Shape.POST, Shape.POST_IN_FULL);
        Arbitrary<Shape> voiding = Arbitraries.of(Shape.VOID, Shape.VOID_IN_FULL);
        return Arbitraries.frequencyOf(
                Tuple.of(6, created(movingShapes(), movedAmounts(), none)),
                Tuple.of(1, created(posting, Arbitraries.of(ALL, SAME, LESS, NOTHING), none)),
                Tuple.of(1, created(voiding, Arbitraries.of(NOTHING, SAME), none)));
    }

    /** Transfers with something wrong, and transfers that were sent before. */
    static Arbitrary<TransferDraft> bad(boolean isImport) {
        TransferTwist[] all = TransferTwist.values();
        Arbitrary<TransferDraft> again =
                Combinators.combine(
                                Draws.oneIn(5).map(it -> !it),
                                Draws.which(),
                                Draws.differences(all, TransferTwist.FIELDS))
                        .as(TransferDraft.Again::new);
        Arbitrary<TransferDraft> twisted =
                created(Draws.twists(all, TransferTwist.IMPORTS, isImport));
        Arbitrary<TransferDraft> otherThanPending =
                created(
                        settlingShapes(),
                        settledAmounts(),
                        Arbitraries.of(TransferTwist.FIELDS).map(List::of));
        return Arbitraries.frequencyOf(
                Tuple.of(3, twisted), Tuple.of(2, again), Tuple.of(1, otherThanPending));
    }

    private static Arbitrary<TransferDraft> created(Arbitrary<List<TransferTwist>> twists) {
        Arbitrary<TransferDraft> moved = created(movingShapes(), movedAmounts(), twists);
        Arbitrary<TransferDraft> settled = created(settlingShapes(), settledAmounts(), twists);
        return Arbitraries.frequencyOf(Tuple.of(3, moved), Tuple.of(1, settled));
    }

    private static Arbitrary<TransferDraft> created(
            Arbitrary<Shape> shape,
            Arbitrary<AmountDraft> amount,
            Arbitrary<List<TransferTwist>> twists) {
        Arbitrary<Integer> gap = Arbitraries.integers().between(1, 3);
        return Combinators.combine(
                        shape,
                        Draws.which(),
                        Draws.which(),
                        amount,
                        Draws.which(),
                        Draws.tags(),
                        gap,
                        twists)
                .as(TransferDraft.New::new);
    }

    private static Arbitrary<Shape> movingShapes() {
        return Arbitraries.frequency(
                Tuple.of(18, Shape.SINGLE),
                Tuple.of(6, Shape.PENDING),
                Tuple.of(3, Shape.PENDING_1_S),
                Tuple.of(2, Shape.PENDING_2_S),
                Tuple.of(1, Shape.PENDING_LONG),
                Tuple.of(1, Shape.PENDING_LONGEST),
                Tuple.of(2, Shape.BALANCING_DEBIT),
                Tuple.of(2, Shape.BALANCING_CREDIT),
                Tuple.of(1, Shape.BALANCING_BOTH),
                Tuple.of(1, Shape.BALANCING_PENDING),
                Tuple.of(1, Shape.CLOSING_DEBIT),
                Tuple.of(1, Shape.CLOSING_CREDIT),
                Tuple.of(1, Shape.CLOSING_BOTH));
    }

    private static Arbitrary<Shape> settlingShapes() {
        return Arbitraries.of(Shape.POST, Shape.VOID, Shape.POST_IN_FULL, Shape.VOID_IN_FULL);
    }

    private static Arbitrary<AmountDraft> movedAmounts() {
        Arbitrary<Integer> near = Arbitraries.integers().between(-1, 1);
        Arbitrary<Base> places =
                Arbitraries.frequency(
                        Tuple.of(4, Base.DEBIT_LEFT),
                        Tuple.of(4, Base.CREDIT_LEFT),
                        Tuple.of(2, Base.DEBIT_ROOM),
                        Tuple.of(2, Base.CREDIT_ROOM),
                        Tuple.of(1, Base.HALF),
                        Tuple.of(2, Base.MAX));
        return Arbitraries.frequencyOf(
                Tuple.of(16, small(Base.MODEST)),
                Tuple.of(1, small(Base.ZERO)),
                Tuple.of(2, Combinators.combine(places, near).as(AmountDraft::new)));
    }

    private static Arbitrary<AmountDraft> settledAmounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(ALL, SAME, LESS, MORE, NOTHING)),
                Tuple.of(1, small(Base.ZERO)));
    }

    private static Arbitrary<AmountDraft> small(Base base) {
        return Draws.upTo(100).map(it -> new AmountDraft(base, it));
    }
}
