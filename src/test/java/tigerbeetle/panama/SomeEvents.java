package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;

/** A ledger's change events, as far as feeds are concerned; grows, and remembers the questions. */
final class SomeEvents implements ChangeEventSource {

    private static final ChangeEvent TEMPLATE = SampleRecords.changeEvent();

    private final NavigableMap<Long, ChangeEvent> events = new ConcurrentSkipListMap<>();
    final List<ChangeEventsFilter> asked = Collections.synchronizedList(new ArrayList<>());

    /** As a server may return fewer than it is asked for. */
    private final int pageSizeMax;

    SomeEvents(int pageSizeMax) {
        this.pageSizeMax = pageSizeMax;
    }

    /** Events at the timestamps 10, 20, 30 and so on. */
    static SomeEvents upTo(long count) {
        SomeEvents source = new SomeEvents(ChangeEventsFilter.LIMIT_MAX);
        LongStream.rangeClosed(1, count).forEach(i -> source.add(10 * i));
        return source;
    }

    static ChangeEvent event(long timestamp) {
        return new ChangeEvent(
                TEMPLATE.type(),
                timestamp,
                TEMPLATE.transfer(),
                TEMPLATE.debitAccount(),
                TEMPLATE.creditAccount());
    }

    void add(long... timestamps) {
        for (long timestamp : timestamps) {
            events.put(timestamp, event(timestamp));
        }
    }

    @Override
    public List<ChangeEvent> getChangeEvents(ChangeEventsFilter filter) {
        asked.add(filter);
        return events.tailMap(filter.timestampMin(), true).values().stream()
                .limit(Math.min(filter.limit(), pageSizeMax))
                .toList();
    }
}
