package tigerbeetle.panama.conformance;

import java.util.List;
import java.util.stream.Collectors;

/** Failed steps as people read them: where, what was asked, what was expected and what came. */
final class FailureText {

    private static final int IDS_SHOWN_MAX = 20;

    private final int countMax;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param countMax how many differences are shown
     */
    FailureText(int countMax) {
        this.countMax = countMax;
    }

    String of(List<Replay.Failure> failures) {
        int shown = 0;
        for (Replay.Failure failure : failures) {
            if (shown == countMax) {
                break;
            }
            shown += add(failure, countMax - shown);
        }
        int count = failures.stream().mapToInt(failure -> failure.differences().size()).sum();
        if (count > shown) {
            line(2, "and " + (count - shown) + " more differences in all the failed steps");
        }
        return text.toString();
    }

    /** Adds a step, and says how many differences that were. */
    private int add(Replay.Failure failure, int differenceCountMax) {
        Step step = failure.step();
        line(2, "step " + failure.number() + ", line " + step.line() + ": " + step.title());
        List<Difference> shown = failure.differences().stream().limit(differenceCountMax).toList();
        int eventShown = Difference.WHOLE;
        for (Difference difference : shown) {
            if (step instanceof Step.Request request && difference.index() != eventShown) {
                addEvent(request, difference.index());
                eventShown = difference.index();
            }
            line(4, difference.toString());
        }
        if (step instanceof Step.Request request && !request.operation().isCreate()) {
            line(4, request.operation().isQuery() ? filter(request) : ids(request));
        }
        return shown.size();
    }

    /** The results of what creates something are, one by one, those of the events. */
    private void addEvent(Step.Request step, int index) {
        List<Element> events = step.events().expand();
        if (step.operation().isCreate() && index >= 0 && index < events.size()) {
            FieldText event = new FieldText(step.operation(), step.operation().event());
            line(4, "event " + index + ": " + event.of(events.get(index)));
        }
    }

    private static String filter(Step.Request step) {
        FieldText filter = new FieldText(step.operation(), step.operation().event());
        return "filter: " + filter.of(step.events().expand().getFirst());
    }

    private static String ids(Step.Request step) {
        List<Element> ids = step.events().expand();
        FieldFormat id = StructFormat.ID.field("id");
        return ids.stream()
                        .limit(IDS_SHOWN_MAX)
                        .map(element -> element.get(id).text())
                        .collect(Collectors.joining(" ", "ids: ", ""))
                + (ids.size() > IDS_SHOWN_MAX ? " and so on, " + ids.size() + " in all" : "");
    }

    private void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
    }
}
