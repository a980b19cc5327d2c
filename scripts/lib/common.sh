# Sourced by the scripts one directory up: where the project is, a JDK, a jar that is up to date.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
module=tigerbeetle.panama
jdk_min=22

# One sentence, and the end.
die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# One sentence for a wrong command line, and the end.
die_usage() {
    printf '%s: %s (see --help)\n' "${0##*/}" "$*" >&2
    exit 2
}

# The script's own header comment, without the first line, is its help.
print_help() {
    sed -n '2,/^[^#]/ { /^#/ s/^# \{0,1\}//p; }' "$0"
}

# The JDK's major version on stdout, nothing where $1 holds no JDK.
jdk_version() {
    [[ -x $1/bin/java && -x $1/bin/javac ]] || return 0
    "$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*version "\([0-9]*\).*/\1/p'
}

# Sets jdk to a JDK that is new enough: JAVA_HOME, else the one on the path, else any in the usual
# places. JAVA_HOME stays as it is, since Maven finds a JDK for the build by itself.
find_jdk() {
    local on_path='' home version
    if command -v java >/dev/null; then
        on_path=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    fi
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home ~/.sdkman/candidates/java/*; do
        version=$(jdk_version "$home")
        if [[ -n $version && $version -ge $jdk_min ]]; then
            jdk=$home
            return
        fi
    done
    die "no JDK $jdk_min or later was found: install one, or set JAVA_HOME to it"
}

# Sets jar to the packed jar, if there is one.
find_jar() {
    local file
    jar=''
    for file in "$root"/target/tigerbeetle-panama-*.jar; do
        case $file in
            *-javadoc.jar | *-junit.jar | *-sources.jar | *-tests.jar) ;;
            *) if [[ -f $file && (-z $jar || $file -nt $jar) ]]; then jar=$file; fi ;;
        esac
    done
}

# Sets jar to a packed jar that is newer than everything that goes into it.
build_jar() {
    local inputs=("$root/pom.xml" "$root/bindings" "$root/src/build" "$root/src/main")
    find_jar
    if [[ -n $jar && -z $(find "${inputs[@]}" -newer "$jar") ]]; then
        return
    fi
    command -v mvn >/dev/null || die "Maven (mvn) was not found: install it to build the jar"
    echo "${0##*/}: building the jar" >&2
    # Not from our input, which may be a session for the program that is started next.
    mvn -q -B -ntp -f "$root/pom.xml" -Dmaven.test.skip=true package </dev/null >&2 ||
        die "the build failed: the lines above say why"
    find_jar
}

# Runs one of the samples, with the options that it takes, in place of the script.
run_sample() {
    local name=$1
    shift
    find_jdk
    build_jar
    exec "$jdk/bin/java" -p "$jar" --add-modules "$module" --enable-native-access="$module" \
        "$root/samples/$name.java" "$@"
}

# Sets test_classpath to the classes, the tests and what they need, all up to date.
build_tests() {
    local file=$root/target/test-classpath.txt
    local inputs=("$root/pom.xml" "$root/bindings" "$root/src")
    if [[ ! -f $file || -n $(find "${inputs[@]}" -newer "$file") ]]; then
        command -v mvn >/dev/null || die "Maven (mvn) was not found: install it to build the tests"
        echo "${0##*/}: building the tests" >&2
        mvn -q -B -ntp -f "$root/pom.xml" process-test-classes >&2 ||
            die "the build failed: the lines above say why"
    fi
    test_classpath=$(<"$file")
}
