package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.bindings.tb_client;
import tigerbeetle.panama.bindings.tb_completion_t;
import tigerbeetle.panama.bindings.tb_log_callback_t;

/** The descriptors that we wrote, with longs for pointers, against the generated ones. */
class NativeFunctionsTest {

    private static final String DESCRIPTOR_METHOD = "$descriptor";

    @Test
    void everyFunctionIsPassedAsItsPrototypeSays() throws ReflectiveOperationException {
        Map<String, List<String>> ours = new TreeMap<>();
        NativeFunctions.FUNCTIONS.forEach((name, function) -> ours.put(name, passing(function)));
        Map<String, List<String>> generated = new TreeMap<>();
        for (Method method : tb_client.class.getDeclaredMethods()) {
            if (method.getName().endsWith(DESCRIPTOR_METHOD)) {
                String name = method.getName().replace(DESCRIPTOR_METHOD, "");
                generated.put(name, passing((FunctionDescriptor) method.invoke(null)));
            }
        }
        assertThat(ours).hasSize(7).containsExactlyInAnyOrderEntriesOf(generated);
    }

    @Test
    void theCallbacksArePassedAsTheirTypesSay() {
        assertThat(passing(NativeFunctions.COMPLETION))
                .isEqualTo(passing(tb_completion_t.descriptor()));
        assertThat(passing(NativeFunctions.LOG)).isEqualTo(passing(tb_log_callback_t.descriptor()));
    }

    /** What comes back, then each parameter: a pointer counts as the 64-bit integer it is. */
    private static List<String> passing(FunctionDescriptor function) {
        List<String> all = new ArrayList<>();
        all.add(function.returnLayout().map(NativeFunctionsTest::passing).orElse("nothing"));
        function.argumentLayouts().forEach(argument -> all.add(passing(argument)));
        return all;
    }

    private static String passing(MemoryLayout layout) {
        assertThat(layout).isInstanceOf(ValueLayout.class);
        return switch (layout) {
            case ValueLayout.OfFloat f -> "float " + f.byteSize();
            case ValueLayout.OfDouble d -> "float " + d.byteSize();
            case ValueLayout.OfBoolean b -> "bool " + b.byteSize();
            default -> "integer " + layout.byteSize();
        };
    }
}
