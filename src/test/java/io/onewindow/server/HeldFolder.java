package io.onewindow.server;

import java.nio.file.Path;

/// Holds a data folder until it is killed.
final class HeldFolder {

    private HeldFolder() {}

    static void main(String[] args) throws Exception {
        try (DataFolder folder = DataFolder.open(Path.of(args[0]))) {
            System.out.println("READY " + folder.root());
            Thread.currentThread().join();
        }
    }
}
