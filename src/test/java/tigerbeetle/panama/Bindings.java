package tigerbeetle.panama;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tigerbeetle.panama.bindings.tb_client;

/** The constants of the generated bindings, found by name. */
public final class Bindings {

    private Bindings() {}

    /** The constants whose names begin with the expression, by the rest of the name. */
    public static Map<String, Integer> constants(String prefixRegex) {
        Pattern pattern = Pattern.compile("(?:" + prefixRegex + ")([A-Z0-9_]+)");
        Map<String, Integer> constants = new TreeMap<>();
        for (Method method : tb_client.class.getMethods()) {
            Matcher matcher = pattern.matcher(method.getName());
            if (matcher.matches() && method.getParameterCount() == 0) {
                constants.put(matcher.group(1), (Integer) invoke(method));
            }
        }
        return constants;
    }

    static Object get(Field staticField) {
        try {
            return staticField.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Object invoke(Method staticMethod) {
        try {
            return staticMethod.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(staticMethod.getName(), e);
        }
    }
}
