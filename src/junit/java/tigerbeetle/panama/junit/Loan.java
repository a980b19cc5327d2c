package tigerbeetle.panama.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A pair that a test has borrowed, or a class whose tests share; given back by JUnit. */
record Loan(Pool pool, Pair pair, boolean developmentLimits) implements AutoCloseable {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(Loan.class);

    /** The loan of the scope, which is made if need be. */
    static Loan of(Scope scope) {
        return scope.home()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(key(scope), key -> make(scope), Loan.class);
    }

    /** The loan of the scope, if anybody has asked for it. */
    static @Nullable Loan ifMade(Scope scope) {
        return scope.home().getStore(NAMESPACE).get(key(scope), Loan.class);
    }

    /** Stores show what the outer contexts' stores hold: the key tells whose it is. */
    private static String key(Scope scope) {
        return scope.home().getUniqueId();
    }

    private static Loan make(Scope scope) {
        Pool pool = Pool.of(scope.home());
        return new Loan(pool, pool.borrow(scope.developmentLimits()), scope.developmentLimits());
    }

    @Override
    public void close() {
        pool.giveBack(pair, developmentLimits);
    }
}
