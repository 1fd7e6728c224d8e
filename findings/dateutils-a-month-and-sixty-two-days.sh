#!/usr/bin/env bash
# One would expect of dateutils' ddiff, asked for months and days, that the days are those beyond the months, and so fewer than a month has;
# and that dadd gets from the first date to the second with what ddiff says, as both come in one package.
# With dateutils 0.4.10 it is so for nearly all dates. From the 30th or 31st of a month to the first or second of March it is two months too
# much: from 31 January 2026 to 1 March it says 1 month and 62 days, which are 29 days in all, and with weeks 8 weeks and 6 days. So it does
# from the end of October, and of August 2020. From 31 January to 3 March it says a month and no day, as from 31 March to 1 May, while
# dadd's month ends on 28 February and 30 April. The number of days alone is right.
# This hurts reports of how long something has lasted or is overdue, and sums of periods: on one or two days of the year, and only for what
# began at the end of a month, they are two months too long. So ask for days alone.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s dateutils > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends dateutils > apt.txt 2>&1

look() {
  local dates first second months days
  dpkg-query -W -f='${Package} ${Version}\n' dateutils
  for dates in "2026-01-28 2026-03-01" "2026-01-31 2026-02-28" "2026-01-31 2026-03-01" "2026-01-31 2026-03-02" "2026-01-31 2026-03-03" \
      "2026-01-30 2026-03-01" "2024-01-31 2024-03-01" "2025-10-31 2026-03-01" "2020-08-31 2026-03-01" "2026-03-01 2026-01-31" \
      "2026-03-31 2026-05-01"; do
    read -r first second <<< "$dates"
    read -r months days <<< "$(dateutils.ddiff "$first" "$second" -f '%m %d')"
    echo "$first to $second: $months months $days days, or $(dateutils.ddiff "$first" "$second" -f '%m months %w weeks %d days')," \
      "or $(dateutils.ddiff "$first" "$second" -f '%d days'); added: $(dateutils.dadd "$first" -- "${months}mo" "${days}d")"
  done
}
cat > expected.txt <<'SEEN'
dateutils 0.4.10-1
2026-01-28 to 2026-03-01: 1 months 1 days, or 1 months 0 weeks 1 days, or 32 days; added: 2026-03-01
2026-01-31 to 2026-02-28: 0 months 28 days, or 0 months 4 weeks 0 days, or 28 days; added: 2026-02-28
2026-01-31 to 2026-03-01: 1 months 62 days, or 1 months 8 weeks 6 days, or 29 days; added: 2026-05-01
2026-01-31 to 2026-03-02: 1 months 63 days, or 1 months 9 weeks 0 days, or 30 days; added: 2026-05-02
2026-01-31 to 2026-03-03: 1 months 0 days, or 1 months 0 weeks 0 days, or 31 days; added: 2026-02-28
2026-01-30 to 2026-03-01: 1 months 63 days, or 1 months 9 weeks 0 days, or 30 days; added: 2026-05-02
2024-01-31 to 2024-03-01: 1 months 63 days, or 1 months 9 weeks 0 days, or 30 days; added: 2024-05-02
2025-10-31 to 2026-03-01: 4 months 62 days, or 4 months 8 weeks 6 days, or 121 days; added: 2026-05-01
2020-08-31 to 2026-03-01: 66 months 62 days, or 66 months 8 weeks 6 days, or 2008 days; added: 2026-05-01
2026-03-01 to 2026-01-31: -1 months 62 days, or -1 months 8 weeks 6 days, or -29 days; added: 2026-04-04
2026-03-31 to 2026-05-01: 1 months 0 days, or 1 months 0 weeks 0 days, or 31 days; added: 2026-04-30
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
