using System.Text.Json.Nodes;

namespace Sweep.Deploy.Tests;

/// <summary>The manifests' objects.</summary>
internal static class KubernetesObjects
{
    /// <summary>What the cluster's own checks would miss first, by kind.</summary>
    public static IReadOnlyDictionary<string, (string ApiVersion, string[] Required)> Schema { get; } = new Dictionary<string, (string, string[])>
    {
        ["Namespace"] = ("v1", []),
        ["ServiceAccount"] = ("v1", []),
        ["ConfigMap"] = ("v1", ["data"]),
        ["Secret"] = ("v1", ["type", "stringData"]),
        ["Service"] = ("v1", ["spec.selector", "spec.ports"]),
        ["Role"] = ("rbac.authorization.k8s.io/v1", ["rules"]),
        ["RoleBinding"] = ("rbac.authorization.k8s.io/v1", ["subjects", "roleRef.apiGroup", "roleRef.kind", "roleRef.name"]),
        ["StatefulSet"] = ("apps/v1", ["spec.serviceName", "spec.replicas", "spec.selector.matchLabels", "spec.template.metadata.labels", "spec.template.spec.containers"]),
        ["PodDisruptionBudget"] = ("policy/v1", ["spec.maxUnavailable", "spec.selector.matchLabels"]),
        ["NetworkPolicy"] = ("networking.k8s.io/v1", ["spec.podSelector", "spec.policyTypes", "spec.ingress", "spec.egress"]),
        ["Kustomization"] = ("kustomize.config.k8s.io/v1beta1", ["resources", "namespace"]),
    };

    public static IReadOnlyList<JsonNode> All { get; } =
        [.. Directory.EnumerateFiles(Repository.Path("deploy", "kubernetes"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Yaml.Documents)];

    public static IReadOnlyList<JsonNode> Pools { get; } = [.. OfKind("StatefulSet")];

    public static IEnumerable<JsonNode> OfKind(string kind) => All.Where(item => item["kind"].Text() == kind);

    public static JsonNode Only(string kind) => Assert.Single(OfKind(kind));

    public static JsonNode Pool(string name) => Pools.Single(pool => pool.At("metadata.name").Text() == name);

    public static JsonNode Container(this JsonNode pool) => Assert.Single(pool.At("spec.template.spec.containers").Items());

    /// <summary>The container's environment: what it says itself over what the shared settings say.</summary>
    public static IReadOnlyDictionary<string, string> Environment(this JsonNode pool)
    {
        var all = new Dictionary<string, string>(Only("ConfigMap")["data"].Map());
        foreach (var entry in pool.Container()["env"].Items())
            all[entry["name"].Text()!] = (entry["value"] ?? entry.At("valueFrom.fieldRef.fieldPath")).Text()!;
        return all;
    }

    public static bool Selects(this JsonNode? selector, JsonNode? labels)
    {
        var have = labels.Map();
        return selector.Map() is { Count: > 0 } wanted && wanted.All(pair => have.TryGetValue(pair.Key, out var value) && value == pair.Value);
    }
}
