package tigerbeetle.panama.bindings;

import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Facts of an ABI, by what they are about: {@code struct NAME}, {@code field STRUCT.NAME} or {@code
 * enum CONSTANT}. See the table src/test/resources/abi for the lines that they make.
 */
final class AbiFacts {

    private static final Path GENERATED = Path.of("bindings/java/tigerbeetle/panama/bindings");
    private static final String ALIGNMENT = " align ";
    private static final String OFFSET_METHOD = "$offset";

    private AbiFacts() {}

    /** A generated struct: its name, its layout, and the offset of each field by its name. */
    record Struct(String name, GroupLayout layout, Map<String, Long> offsets) {

        long sizeOf(String field) {
            return layout.select(MemoryLayout.PathElement.groupElement(field)).byteSize();
        }

        /** The fields' names in the layout, without padding. */
        List<String> members() {
            return layout.memberLayouts().stream()
                    .flatMap(member -> member.name().stream())
                    .toList();
        }
    }

    /** Reads lines as the table has them; no fact may occur twice. */
    static Map<String, String> parse(List<String> lines) {
        Map<String, String> facts = new TreeMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" ", 3);
            if (facts.put(words[0] + " " + words[1], words[2]) != null) {
                throw new AssertionError("twice: " + line);
            }
        }
        return facts;
    }

    /** The same facts without the alignment of structs. */
    static Map<String, String> withoutAlignment(Map<String, String> facts) {
        Map<String, String> rest = new TreeMap<>(facts);
        rest.replaceAll((name, fact) -> fact.split(ALIGNMENT, 2)[0]);
        return rest;
    }

    /** The alignment of each struct, in bytes, by the struct's name. */
    static Map<String, Long> alignments(Map<String, String> facts) {
        Map<String, Long> alignments = new TreeMap<>();
        facts.forEach((name, fact) -> {
            if (fact.contains(ALIGNMENT)) {
                String bytes = fact.split(ALIGNMENT, 2)[1];
                alignments.put(name.split(" ", 2)[1], Long.valueOf(bytes));
            }
        });
        return alignments;
    }

    /** What the generated classes say, all of them; they say nothing true of an alignment. */
    static Map<String, String> ofBindings() throws IOException, ReflectiveOperationException {
        Map<String, String> facts = new TreeMap<>();
        for (Struct struct : structs()) {
            facts.put("struct " + struct.name(), "size " + struct.layout().byteSize());
            struct.offsets()
                    .forEach((field, offset) ->
                            facts.put(
                                    "field " + struct.name() + "." + field,
                                    offset + " " + struct.sizeOf(field)));
        }
        for (Method method : tb_client.class.getDeclaredMethods()) {
            if (isConstant(method)) {
                int value = (int) method.invoke(null);
                facts.put("enum " + method.getName(), Integer.toUnsignedString(value));
            }
        }
        return facts;
    }

    private static boolean isConstant(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getName().startsWith("TB_")
                && method.getParameterCount() == 0
                && method.getReturnType() == int.class;
    }

    /** Every generated class that has a layout. */
    static List<Struct> structs() throws IOException, ReflectiveOperationException {
        List<Struct> structs = new ArrayList<>();
        for (Class<?> type : generatedClasses()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("layout")) {
                    GroupLayout layout = (GroupLayout) method.invoke(null);
                    structs.add(new Struct(type.getSimpleName(), layout, offsets(type)));
                }
            }
        }
        return structs;
    }

    private static Map<String, Long> offsets(Class<?> type) throws ReflectiveOperationException {
        Map<String, Long> offsets = new LinkedHashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            String name = method.getName();
            if (name.endsWith(OFFSET_METHOD)) {
                String field = name.substring(0, name.length() - OFFSET_METHOD.length());
                offsets.put(field, (Long) method.invoke(null));
            }
        }
        return offsets;
    }

    private static List<Class<?>> generatedClasses() throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(GENERATED)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                classes.add(Class.forName(AbiFacts.class.getPackageName() + "." + name));
            }
        }
        return classes;
    }
}
