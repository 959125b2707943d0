package io.onewindow.hub;

import io.onewindow.canonical.Json;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Applications that tests submit.
public final class Samples {

    private Samples() {}

    /// A minimal application for these matters.
    public static ObjectNode application(String... matters) {
        ObjectNode application = Json.object();
        application.putObject("window").put("hall", "510700-01").put("counter", "A03");
        application.putObject("clerk").put("id", "W1001").put("name", "李敏");
        application
                .putObject("applicant")
                .put("kind", "ENTERPRISE")
                .put("name", "绵阳涪江餐饮有限公司")
                .put("idType", "USCC")
                .put("idNumber", "91110000600037341L");
        application.put("region", "510703").put("serviceMode", "COUNTER");
        application.putArray("matters");
        for (String matter : matters) {
            application.withArray("/matters").addObject().put("code", matter).putObject("form");
        }
        return application;
    }

    /// An application for a whole theme.
    public static ObjectNode theme(String theme) {
        return application().put("theme", theme);
    }

    /// An application with something changed, as text.
    public static String with(ObjectNode application, Consumer<ObjectNode> change) {
        change.accept(application);
        return Json.text(application);
    }
}
