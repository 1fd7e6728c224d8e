// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI document, as far as it takes to hold requests and answers against it. Its schemas are JSON Schema 2020-12. */
final class OpenApi {
    private static final String ID = "https://simplejson.example/openapi";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    OpenApi(String yaml) {
        this.document = new YAMLMapper().readTree(yaml);
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(ID, document.toString())));
    }

    /** The documented methods by path, in upper case. */
    Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new TreeMap<>();
        document.get("paths").properties().forEach(path -> {
            Set<String> ofPath = new TreeSet<>();
            path.getValue().propertyNames().forEach(method -> ofPath.add(method.toUpperCase(Locale.ROOT)));
            methods.put(path.getKey(), ofPath);
        });
        return methods;
    }

    /** What is wrong with a body that is sent there. */
    List<Error> requestErrors(String method, String path, String body) {
        String content = follow(operation(method, path) + "/requestBody") + "/content/application~1json";
        return body.isEmpty() ? List.of() : errors(content + "/schema", body);
    }

    /** What is wrong with a parameter in a URL. */
    List<Error> parameterErrors(String method, String path, String name, String value) {
        String parameters = operation(method, path) + "/parameters";
        for (int i = 0; i < at(parameters).size(); i++) {
            String parameter = follow(parameters + "/" + i);
            if (at(parameter).get("name").asString().equals(name)) {
                boolean array =
                        at(parameter + "/schema").path("type").asString("").equals("array");
                String json = value.matches("-?\\d+")
                        ? value
                        : StringNode.valueOf(value).toString();
                return errors(parameter + "/schema", array ? "[" + json + "]" : json);
            }
        }
        throw new AssertionError(path + " has no parameter '" + name + "'");
    }

    /** What is wrong with an answer from there. */
    List<Error> answerErrors(String method, String path, HttpResponse<String> answer) {
        String responses = operation(method, path) + "/responses/";
        String status = Integer.toString(answer.statusCode());
        String response = follow(responses + (at(responses + status).isMissingNode() ? "default" : status));
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        String content = response + "/content/" + type.replace("/", "~1");
        if (at(content).isMissingNode()) {
            throw new AssertionError(
                    method + " " + path + " answers " + type + ", which " + response + " does not have");
        }
        List<Error> errors = new ArrayList<>();
        at(response + "/headers")
                .propertyNames()
                .forEach(name -> answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> errors.addAll(
                                errors(follow(response + "/headers/" + name) + "/schema", header(value)))));
        String body = type.equals("application/json")
                ? answer.body()
                : StringNode.valueOf(answer.body()).toString();
        errors.addAll(errors(content + "/schema", body));
        return errors;
    }

    /** Where there are examples: what is wrong with them. */
    List<String> exampleErrors() {
        List<String> errors = new ArrayList<>();
        collectExampleErrors("", errors);
        return errors;
    }

    private void collectExampleErrors(String pointer, List<String> errors) {
        JsonNode node = at(pointer);
        if (node.has("example") && node.has("schema")) {
            errors(pointer + "/schema", node.get("example").toString())
                    .forEach(error -> errors.add(pointer + ": " + error));
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            collectExampleErrors(pointer + "/" + i, errors);
        }
        node.propertyNames()
                .forEach(name -> collectExampleErrors(
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"), errors));
    }

    /** Where there are references that lead nowhere. */
    List<String> danglingReferences() {
        return document.findValuesAsString("$ref").stream()
                .filter(reference -> at(reference.substring(1)).isMissingNode())
                .toList();
    }

    private List<Error> errors(String pointer, String json) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ID + "#" + pointer));
        return schema.validate(json, InputFormat.JSON);
    }

    private static String header(String value) {
        return value.matches("\\d+") ? value : StringNode.valueOf(value).toString();
    }

    private String operation(String method, String path) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT);
        if (at(pointer).isMissingNode()) {
            throw new AssertionError(method + " " + path + " is not documented");
        }
        return pointer;
    }

    private String follow(String pointer) {
        JsonNode reference = at(pointer).path("$ref");
        return reference.isMissingNode() ? pointer : reference.asString().substring(1);
    }

    private JsonNode at(String pointer) {
        return document.at(pointer);
    }
}
