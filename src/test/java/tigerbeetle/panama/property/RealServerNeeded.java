package tigerbeetle.panama.property;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import tigerbeetle.panama.junit.real.RealServer;

/** Skips properties where no real server is configured, and says so. */
final class RealServerNeeded implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        if (RealServer.isConfigured()) {
            return SkipResult.doNotSkip();
        }
        System.out.println("skipped: " + context.label() + ": " + RealServer.HOW);
        return SkipResult.skip(RealServer.HOW);
    }
}
