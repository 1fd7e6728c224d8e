// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import java.util.List;
import java.util.function.Consumer;

/** {@code divideSeries}: each series of a list by one. */
final class DivideSeries extends GraphiteFunction {
    DivideSeries() {
        super(
                "divideSeries",
                "Combine",
                "Divides each series by one other.",
                Parameter.required("dividendSeriesList", Parameter.Type.SERIES),
                Parameter.required("divisorSeries", Parameter.Type.SERIES));
    }

    @Override
    void apply(Invocation call, Consumer<Series> out) {
        List<Series> divisors = call.all("divisorSeries");
        if (divisors.size() > 1) {
            throw call.failure("'divisorSeries' stands for " + divisors.size() + " series; expected one");
        }
        call.each(
                "dividendSeriesList",
                dividend -> out.accept(
                        divisors.isEmpty()
                                ? Quotient.missing("divideSeries(" + dividend.name() + ",MISSING)", dividend)
                                : quotient(dividend, divisors.get(0), call)));
    }

    private static Series quotient(Series dividend, Series divisor, Invocation call) {
        String name = "divideSeries(" + dividend.name() + "," + divisor.name() + ")";
        return Quotient.of(name, dividend, divisor.points().get(), 1, call.budget());
    }
}
