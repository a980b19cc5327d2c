package tigerbeetle.panama.official;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The public classes of a package with their members, to look up what a text names in Java: classes
 * in capitals, {@code Type.member}, and calls by their name and how many arguments they have.
 *
 * @param types the public ones of the package, nested ones, too
 */
record PublicApi(List<Class<?>> types) {

    /** A name with dots, and the bracket of a call. Without a dot, it is one only with that. */
    private static final Pattern NAME = Pattern.compile("(new )?([A-Za-z]\\w*(?:\\.\\w+)*)(\\()?");

    /** A name alone is that of a method, too; "…" before it stands for the beginning of many. */
    private static final Pattern ALONE = Pattern.compile("…?[A-Za-z]\\w*");

    /** Stands for any arguments. */
    private static final String SOME = "…";

    private static final List<String> JDK =
            List.of(
                    "java.lang.",
                    "java.math.",
                    "java.time.",
                    "java.util.",
                    "java.util.concurrent.");

    static PublicApi of(ClassLoader loader, Stream<String> classNames) {
        return new PublicApi(
                classNames
                        .<Class<?>>map(type -> load(type, loader).orElseThrow())
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .toList());
    }

    /** Not initialised, as some load a library then. */
    private static Optional<Class<?>> load(String type, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(type, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What there is not of all that the snippet names. */
    List<String> missing(String snippet) {
        if (ALONE.matcher(snippet).matches()) {
            return exists(snippet) ? List.of() : List.of(snippet);
        }
        String text = snippet.replaceAll("\"[^\"]*\"", "0").replace("...", SOME);
        return NAME.matcher(text)
                .results()
                .filter(found -> !exists(found, text))
                .map(found -> found.group(2))
                .toList();
    }

    private boolean exists(MatchResult found, String text) {
        String path = found.group(2);
        if (found.group(3) == null) {
            return !isType(path) || exists(path); // what is small may be any variable
        }
        return callExists(found.group(1) != null, path, argumentCount(text, found.end()));
    }

    private static boolean isType(String path) {
        return Character.isUpperCase(path.charAt(0));
    }

    /** A class of the package or the JDK, a member of one, or, in small letters, any method. */
    private boolean exists(String path) {
        String[] parts = path.split("\\.", -1);
        if (path.startsWith(SOME)) {
            return methods().anyMatch(m -> m.getName().endsWith(path.substring(SOME.length())));
        }
        if (!isType(path)) {
            return methods().anyMatch(method -> method.getName().equals(path));
        }
        if (type(parts[0]).isEmpty()) {
            return false;
        }
        return parts.length == 1
                || Arrays.stream(type(parts[0]).orElseThrow().getFields())
                        .anyMatch(field -> field.getName().equals(parts[1]));
    }

    /**
     * @param count of the arguments, or -1 for any
     */
    private boolean callExists(boolean constructor, String path, int count) {
        String[] parts = path.split("\\.", -1);
        if (constructor) {
            return type(path).stream()
                    .flatMap(type -> Arrays.stream(type.getConstructors()))
                    .anyMatch(made -> takes(made, count));
        }
        boolean ofType = isType(path) && parts.length == 2;
        if (isType(path) && !ofType && !exists(parts[0] + "." + parts[1])) {
            return false;
        }
        String name = parts[parts.length - 1];
        Stream<? extends Executable> candidates =
                ofType
                        ? type(parts[0]).stream().flatMap(type -> Arrays.stream(type.getMethods()))
                        : methods();
        return candidates.anyMatch(m -> m.getName().equals(name) && takes(m, count));
    }

    private static boolean takes(Executable executable, int count) {
        return count < 0 || executable.isVarArgs() || executable.getParameterCount() == count;
    }

    private Stream<Method> methods() {
        return types.stream().flatMap(type -> Arrays.stream(type.getMethods()));
    }

    private Optional<Class<?>> type(String simpleName) {
        return types.stream()
                .filter(type -> type.getSimpleName().equals(simpleName))
                .<Class<?>>map(type -> type)
                .findFirst()
                .or(() ->
                        JDK.stream()
                                .flatMap(place ->
                                        load(place + simpleName, PublicApi.class.getClassLoader())
                                                .stream())
                                .findFirst());
    }

    /** How many there are between the bracket that ends here and the one that closes it. */
    private static int argumentCount(String text, int start) {
        int depth = 0;
        int commas = 0;
        int end = start;
        for (; depth >= 0 && end < text.length(); end++) {
            switch (text.charAt(end)) {
                case '(', '{', '<' -> depth++;
                case ')', '}', '>' -> depth--;
                case ',' -> commas += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        String arguments = text.substring(start, end - 1).strip();
        if (arguments.endsWith(SOME)) {
            return -1;
        }
        return arguments.isEmpty() ? 0 : commas + 1;
    }
}
