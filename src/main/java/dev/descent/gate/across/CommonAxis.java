package dev.descent.gate.across;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An axis that several folders have swept.
 *
 * @param key its path
 * @param methods the values that it has in all of them, in the order of the first folder
 * @param absent values that some of them lack, each with the labels of these
 */
public record CommonAxis(String key, List<String> methods, Map<String, List<String>> absent) {
    /** The axes that have at least two values in all of these folders, in the order of the first one's keys. */
    public static List<CommonAxis> of(List<SweptFolder> folders) {
        List<CommonAxis> axes = new ArrayList<>();
        for (String key : folders.get(0).axes().keySet()) {
            CommonAxis axis = of(key, folders);
            if (axis.methods().size() > 1) {
                axes.add(axis);
            }
        }
        return axes;
    }

    /** This axis of these folders; it has fewer than two methods if the folders do not have it in common. */
    public static CommonAxis of(String key, List<SweptFolder> folders) {
        String axis = SweptFolder.axis(key);
        Map<String, List<String>> lacking = new LinkedHashMap<>();
        for (SweptFolder folder : folders) {
            folder.axes().getOrDefault(axis, List.of()).forEach(value -> lacking.put(value, new ArrayList<>()));
        }
        for (SweptFolder folder : folders) {
            List<String> values = folder.axes().getOrDefault(axis, List.of());
            lacking.forEach((value, labels) -> {
                if (!values.contains(value)) {
                    labels.add(folder.label());
                }
            });
        }
        List<String> methods = new ArrayList<>();
        Map<String, List<String>> absent = new LinkedHashMap<>();
        lacking.forEach((value, labels) -> {
            if (labels.isEmpty()) {
                methods.add(value);
            } else {
                absent.put(value, labels);
            }
        });
        return new CommonAxis(axis, methods, absent);
    }
}
