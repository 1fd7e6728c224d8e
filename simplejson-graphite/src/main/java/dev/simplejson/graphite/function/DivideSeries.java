// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Quotient;
import dev.simplejson.graphite.series.Series;
import java.util.List;
import java.util.function.Consumer;

/** {@code divideSeries}: each series of a list by one. */
public final class DivideSeries extends GraphiteFunction {
    DivideSeries() {
        super(
                "divideSeries",
                "Combine",
                "Divides each series by one other.",
                Parameter.required("dividendSeriesList", Parameter.Type.SERIES),
                Parameter.required("divisorSeries", Parameter.Type.SERIES));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        List<Series> divisors = call.all("divisorSeries");
        if (divisors.size() > 1) {
            throw call.failure("'divisorSeries' stands for " + divisors.size() + " series; expected one");
        }
        call.each(
                "dividendSeriesList",
                dividend -> out.accept(
                        divisors.isEmpty()
                                ? dividend.became(
                                        "divideSeries(" + dividend.name() + ",MISSING)", Quotient.missing(dividend))
                                : quotient(dividend, divisors.get(0), call)));
    }

    private static Series quotient(Series dividend, Series divisor, Invocation call) {
        String name = "divideSeries(" + dividend.name() + "," + divisor.name() + ")";
        return Quotient.of(name, dividend, divisor.points().get(), 1, call.budget());
    }
}
