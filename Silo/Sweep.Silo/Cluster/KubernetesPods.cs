namespace Sweep.Silo.Cluster;

/// <summary>What a silo gains from knowing that it is a pod.</summary>
internal static class KubernetesPods
{
    /// <summary>The first is Kubernetes' own; the others our manifests set, where the silo may read and label its pod.</summary>
    private static readonly string[] Signs = ["KUBERNETES_SERVICE_HOST", "POD_NAME", "POD_NAMESPACE", "POD_IP"];

    /// <summary>
    /// Watches the cluster's pods, so that a silo whose pod is deleted counts as dead at once. Changes nothing elsewhere.
    /// </summary>
    public static ISiloBuilder UseKubernetesPods(this ISiloBuilder silo)
    {
        if (Signs.All(sign => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(sign))))
            silo.UseKubernetesHosting();
        return silo;
    }
}
