package tigerbeetle.panama.ffm;

import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.jfr.ClientStateEvent;
import tigerbeetle.panama.jfr.EvictionEvent;
import tigerbeetle.panama.jfr.Recording;

/**
 * Tells Flight Recorder which states a client comes to: whoever sees one says so, but never the
 * library's IO thread. A state that comes before the one that was told is old news.
 *
 * <p>Any thread may call anything. A failure to tell is no failure of the client.
 */
final class StateEvents {

    private final NativeClient client;
    private final long openedAtNs;
    private volatile Health.@Nullable Phase told;

    StateEvents(NativeClient client, long openedAtNs) {
        this.client = client;
        this.openedAtNs = openedAtNs;
    }

    /**
     * The client is in that state.
     *
     * @param sinceNs when it came to it, or was seen to have done so
     */
    void saw(Health.Phase phase, long sinceNs) {
        Health.Phase before = told;
        if ((before == null || before.compareTo(phase) < 0) && Recording.ofStates()) {
            try {
                tell(phase, sinceNs);
            } catch (VirtualMachineError | LinkageError e) {
                // no memory, or no stack; the next one who sees it tells
            }
        }
    }

    private synchronized void tell(Health.Phase phase, long sinceNs) {
        Health.Phase before = told;
        if (before != null && before.compareTo(phase) >= 0) {
            return; // another thread was quicker
        }
        ClientStateEvent event = new ClientStateEvent();
        event.client = client.idText();
        event.addresses = client.addresses();
        event.before = before == null ? "" : before.name();
        event.state = phase.name();
        event.sinceOpened = sinceNs - openedAtNs;
        event.inFlight = client.inFlight();
        event.commit();
        if (phase == Health.Phase.EVICTED && Recording.ofEvictions()) {
            EvictionEvent eviction = new EvictionEvent();
            eviction.client = event.client;
            eviction.reason = String.valueOf(client.refusal().reason());
            eviction.inFlight = event.inFlight;
            eviction.commit();
        }
        told = phase;
    }
}
