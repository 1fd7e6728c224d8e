// SPDX-License-Identifier: Apache-2.0

/** Tests a data source: what every one promises, and what a panel gets of this one. */
module dev.simplejson.testkit {
    requires com.fasterxml.jackson.databind;
    requires jdk.management;
    requires transitive dev.simplejson.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.simplejson.testkit;
}
