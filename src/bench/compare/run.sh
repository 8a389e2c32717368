#!/bin/sh
# Builds everything, writes the tables, and runs Descent beside scikit-learn, PyTorch, TensorFlow, DJL and Smile: one Markdown
# table on the standard output, progress on the other. Options go to compare.py: --rounds 1 --jobs J1,J2 --only DJL,Smile
# --quick is one round with small tables, to see that everything runs.
#
# Needs Debian's python3-sklearn and python3-torch; downloads DJL, TensorFlow (300 MB) and Smile from Maven Central. Smile needs a
# JDK of version 25, looked for under /usr/lib/jvm or named by JAVA25_HOME; without one it is left out.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here/../../.."

if ! /usr/bin/python3 -c 'import sklearn, torch' 2>/dev/null; then
    echo "run.sh: install python3-sklearn and python3-torch (Debian's packages)" >&2
    exit 3
fi
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
java25_home=${JAVA25_HOME:-$(ls -d /usr/lib/jvm/*25* 2>/dev/null | head -1)}

sizes=
if [ "${1:-}" = --quick ]; then
    shift
    sizes="--j3-rows 2000 --j4-rows 20000"
    set -- --rounds 1 $sizes "$@"
fi

mvn -q -B -Pbench package >&2
mvn -q -B -f "$here/java/djl" compile >&2
mvn -q -B -f "$here/java/tensorflow" compile >&2
if [ -n "$java25_home" ]; then
    JAVA_HOME=$java25_home mvn -q -B -f "$here/java/smile" compile >&2
fi
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
mvn -q -B -o -Pbench exec:java -Dexec.args="data $sizes $data" >&2

/usr/bin/python3 "$here/compare.py" --data "$data" --java-home "$java_home" --java25-home "$java25_home" "$@"
