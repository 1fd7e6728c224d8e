// SPDX-License-Identifier: Apache-2.0

/** The meters of a Micrometer registry as a data source, and what the engine does as meters. */
// Micrometer has a module's name, but no module-info.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.simplejson.micrometer {
    requires transitive dev.simplejson.core;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports dev.simplejson.micrometer;
}
