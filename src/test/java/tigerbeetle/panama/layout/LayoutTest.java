package tigerbeetle.panama.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.bindings.tb_account_balance_t;
import tigerbeetle.panama.bindings.tb_account_filter_t;
import tigerbeetle.panama.bindings.tb_account_t;
import tigerbeetle.panama.bindings.tb_change_event_t;
import tigerbeetle.panama.bindings.tb_change_events_filter_t;
import tigerbeetle.panama.bindings.tb_create_account_result_t;
import tigerbeetle.panama.bindings.tb_create_transfer_result_t;
import tigerbeetle.panama.bindings.tb_packet_t;
import tigerbeetle.panama.bindings.tb_query_filter_t;
import tigerbeetle.panama.bindings.tb_transfer_t;

/** Each constant is the field of its own name, as wide as that one, and no field is left out. */
class LayoutTest {

    private static final Path SOURCES = Path.of("src/main/java/tigerbeetle/panama/layout");

    /** The memory of a packet that belongs to the library has no constant. */
    private static final String OPAQUE = "opaque";

    private static final Map<Class<?>, List<GroupLayout>> STRUCTS =
            Map.of(
                    AccountLayout.class, List.of(tb_account_t.layout()),
                    AccountBalanceLayout.class, List.of(tb_account_balance_t.layout()),
                    AccountFilterLayout.class, List.of(tb_account_filter_t.layout()),
                    ChangeEventLayout.class, List.of(tb_change_event_t.layout()),
                    ChangeEventsFilterLayout.class, List.of(tb_change_events_filter_t.layout()),
                    CreateResultLayout.class,
                            List.of(
                                    tb_create_account_result_t.layout(),
                                    tb_create_transfer_result_t.layout()),
                    PacketLayout.class, List.of(tb_packet_t.layout()),
                    QueryFilterLayout.class, List.of(tb_query_filter_t.layout()),
                    TransferLayout.class, List.of(tb_transfer_t.layout()));

    @Test
    void constantsAreTheFieldsOfTheirStructs() throws ReflectiveOperationException {
        for (Map.Entry<Class<?>, List<GroupLayout>> entry : STRUCTS.entrySet()) {
            for (GroupLayout struct : entry.getValue()) {
                assertThat(constants(entry.getKey()))
                        .as(entry.getKey().getSimpleName())
                        .containsExactlyElementsOf(fields(struct));
            }
        }
    }

    @Test
    void anIdIsItsOneField() {
        assertThat(IdLayout.SIZE).isEqualTo(16);
        assertThat(IdLayout.ID.offset()).isZero();
    }

    @Test
    void noLayoutIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
                    .filteredOn(name -> name.endsWith("Layout") && !name.equals("IdLayout"))
                    .containsExactlyInAnyOrderElementsOf(
                            STRUCTS.keySet().stream().map(Class::getSimpleName).toList());
        }
    }

    private static List<String> fields(GroupLayout struct) {
        List<String> fields = new ArrayList<>();
        fields.add("SIZE " + struct.byteSize());
        for (var member : struct.memberLayouts()) {
            String name = member.name().orElse("padding");
            if (!name.equals(OPAQUE)) {
                long offset = struct.byteOffset(PathElement.groupElement(name));
                fields.add(
                        name.toUpperCase(Locale.ROOT) + " at " + offset + ", " + member.byteSize());
            }
        }
        return fields;
    }

    private static List<String> constants(Class<?> layout) throws IllegalAccessException {
        List<String> constants = new ArrayList<>();
        for (Field constant : layout.getFields()) {
            constants.add(constant.getName() + text(constant.get(null)));
        }
        return constants;
    }

    private static String text(Object constant) {
        return switch (constant) {
            case Integer size -> " " + size;
            case Uint8Field field -> at(field.offset(), Byte.BYTES);
            case Uint16Field field -> at(field.offset(), Short.BYTES);
            case Uint32Field field -> at(field.offset(), Integer.BYTES);
            case Uint64Field field -> at(field.offset(), Long.BYTES);
            case Uint128Field field -> at(field.offset(), 2 * Long.BYTES);
            case BytesField field -> at(field.offset(), field.size());
            default -> throw new AssertionError(constant);
        };
    }

    private static String at(int offset, int size) {
        return " at " + offset + ", " + size;
    }
}
