package io.onewindow.rig;

/// A process of the rig that faults strike.
public interface Victim {

    /// Ends it and whatever it started without any warning, as `kill -9` does.
    void kill();

    /// Starts it again on the same data, and waits until it serves.
    void start();

    /// Stops it in the middle of whatever it does (SIGSTOP), with every process that it started.
    void freeze();

    /// Lets it go on (SIGCONT).
    void thaw();
}
