package dev.descent.engine.reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways around the layers of residuals, from the node where each leaves to the one where it joins again.
 *
 * <pre>
 *   y  = f(x) + x
 *   ∂x = ∂f + ∂y      ∂f: what came back through f
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al. (2016), Deep Residual Learning for Image Recognition</a>
 */
final class Skips {
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<Integer, Integer> beginOf = new LinkedHashMap<>();
    private final Map<Integer, Integer> endOf = new LinkedHashMap<>();

    /** A way leaves at a node. */
    void begin(int node) {
        open.push(node);
    }

    /** The way that left last joins again at a node. */
    void end(int node) {
        int begin = open.pop();
        beginOf.put(node, begin);
        endOf.put(begin, node);
    }

    /**
     * What leaves a node.
     *
     * @param y what it gives by itself
     * @param values what entered the nodes so far
     */
    float[] forward(int node, float[] y, List<float[]> values) {
        Integer begin = beginOf.get(node);
        return begin == null ? y : sum(y, values.get(begin));
    }

    /**
     * The derivative by what enters a node.
     *
     * @param dx the derivative through the node alone
     * @param derivatives by what leaves it, and by all that comes behind
     */
    float[] backward(int node, float[] dx, List<float[]> derivatives) {
        Integer end = endOf.get(node);
        return end == null ? dx : sum(dx, derivatives.get(end - node));
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = a[k] + b[k];
        }
        return sum;
    }
}
