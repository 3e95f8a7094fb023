package mho.networks.data;

import java.util.List;

/** Where recorded data come from; a folder, an archive and a single file are implementations of module scenarios. */
@FunctionalInterface
public interface Recordings {
    /** No recordings at hand: enough for every generated task. */
    Recordings NONE = List::of;

    /** Returns every file there is, in any order, those that a task does not know included. */
    List<Recording> all();
}
