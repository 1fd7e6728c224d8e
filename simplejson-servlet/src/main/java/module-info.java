// SPDX-License-Identifier: Apache-2.0

/** Mounts simplejson in any Jakarta servlet container. */
module dev.simplejson.servlet {
    requires transitive dev.simplejson.core;
    requires transitive jakarta.servlet;

    exports dev.simplejson.servlet;
}
