// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.picture;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** The transformer of a core from before there were slices, which has classes of its own. */
public final class FormerCore implements Thinning {
    private final ClassLoader loader;

    /** @param classPath the jar of that core and those of its libraries */
    public FormerCore(String classPath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String jar : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        this.loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Override
    public Line thin(Line line, int width) throws Exception {
        List<?> frames = thinning(line.epochMillis(), line.values(), 0, line.length(), width)
                .call();
        Object thinned = frames.get(0);
        int size = (Integer) thinned.getClass().getMethod("size").invoke(thinned);
        long[] times = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = (Long)
                    thinned.getClass().getMethod("epochMillisAt", int.class).invoke(thinned, i);
            values[i] =
                    (Double) thinned.getClass().getMethod("valueAt", int.class).invoke(thinned, i);
        }
        return line.through(times, values);
    }

    /** Thins a series in memory each time that it is called; gives the only frame. */
    public Callable<List<?>> thinning(long[] epochMillis, double[] values, long from, long to, int width)
            throws Exception {
        Class<?> specType = type("transform.TransformSpec");
        Constructor<?> constructor = Arrays.stream(specType.getConstructors())
                .filter(one -> one.getParameterCount() == 8)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a core from before there were slices"));
        Object range =
                type("model.TimeRange").getConstructor(long.class, long.class).newInstance(from, to);
        Object shape = type("model.Shape").getField("TIME_SERIES").get(null);
        Object conditions = type("transform.AdhocConditions").getMethod("none").invoke(null);
        Runnable checkAlive = () -> {};
        Object spec = constructor.newInstance(range, shape, width, true, conditions, 10_000_000L, 100_000, checkAlive);
        Object builder =
                type("model.TimeSeries").getMethod("named", String.class).invoke(null, "line");
        Object series = builder.getClass()
                .getMethod("points", long[].class, double[].class)
                .invoke(builder, epochMillis, values);
        Method transform = type("transform.Transformer").getMethod("transform", List.class, specType);
        List<Object> all = List.of(series);
        return () -> (List<?>) transform.invoke(null, all, spec);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass("dev.simplejson." + name);
    }
}
