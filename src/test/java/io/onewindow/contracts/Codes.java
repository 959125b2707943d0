package io.onewindow.contracts;

/// The stable codes of problems, as the documents name them.
final class Codes {

    private Codes() {}

    /// Whether a documented answer names a code. 422 does not: there are too many, and each stands beside its
    /// value.
    static boolean named(Place response, String code) {
        return response.name().equals("WrongValues")
                || response.node().path("description").asString("").contains("`" + code + "`");
    }
}
