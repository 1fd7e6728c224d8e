#!/usr/bin/env bash
# One would expect of a threshold of 0 what the Monitoring Plugins Development Guidelines say of one number, and nagiosplugin's own
# description: 0 is the range from 0 to 0, so that the first failure is outside. It may be "either a string, an int, or another Range".
# python3-nagiosplugin 1.3.2 takes the number 0, and 0.0, for nothing given: the range is that from 0 on without an end, and no count of
# failures is outside of it. The text "0" is right, and so are 1 and all other numbers. The performance data have no threshold either, so
# that no graph shows a line.
# This hurts whoever writes a check of what must not happen at all, failed backups, dead jobs, errors of a disk, with warning=0, or with a
# default of 0 for an option of type int: it is tried out with 1, is OK on the first day and stays so with a hundred failures. So give
# thresholds as texts.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-nagiosplugin
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PYTHON'
import nagiosplugin


class Backups(nagiosplugin.Resource):
    def __init__(self, failed):
        self.failed = failed

    def probe(self):
        return nagiosplugin.Metric("failed", self.failed, min=0)


for warning in ["0", 0, 0.0, "1", 1]:
    for failed in [0, 3, 100]:
        context = nagiosplugin.ScalarContext("failed", warning=warning)
        metric = Backups(failed).probe().replace(contextobj=context, resource=None)
        print(f"warning={warning!r}, {failed} failed: {metric.evaluate().state}, {metric.performance()}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-nagiosplugin 1.3.2-3
warning='0', 0 failed: ok, failed=0;0;;0
warning='0', 3 failed: warning, failed=3;0;;0
warning='0', 100 failed: warning, failed=100;0;;0
warning=0, 0 failed: ok, failed=0;;;0
warning=0, 3 failed: ok, failed=3;;;0
warning=0, 100 failed: ok, failed=100;;;0
warning=0.0, 0 failed: ok, failed=0;;;0
warning=0.0, 3 failed: ok, failed=3;;;0
warning=0.0, 100 failed: ok, failed=100;;;0
warning='1', 0 failed: ok, failed=0;1;;0
warning='1', 3 failed: warning, failed=3;1;;0
warning='1', 100 failed: warning, failed=100;1;;0
warning=1, 0 failed: ok, failed=0;1;;0
warning=1, 3 failed: warning, failed=3;1;;0
warning=1, 100 failed: warning, failed=100;1;;0
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
