using System.Text.Json.Nodes;

namespace Sweep.Deploy.Tests;

public sealed class KubernetesTests
{
    public static TheoryData<string> PoolNames => [.. KubernetesObjects.Pools.Select(pool => pool.At("metadata.name").Text()!)];

    [Fact]
    public void Every_object_has_what_its_kind_requires() => Assert.All(KubernetesObjects.All, item =>
    {
        var kind = item["kind"].Text()!;
        Assert.True(KubernetesObjects.Schema.TryGetValue(kind, out var schema), $"{kind} is not known here.");
        Assert.Equal(schema.ApiVersion, item["apiVersion"].Text());
        if (kind != "Kustomization")
            Assert.Matches("^[a-z][a-z0-9-]*$", item.At("metadata.name").Text());
        Assert.All(schema.Required, path => Assert.True(item.At(path) is not null, $"{kind} {item.At("metadata.name")} lacks {path}."));
    });

    [Theory]
    [InlineData("base")]
    [InlineData("gpu")]
    public void Every_resource_that_is_named_is_there_and_every_one_there_is_named(string folder)
    {
        var path = Repository.Path("deploy", "kubernetes", folder);
        var resources = Assert.Single(Yaml.Documents(Path.Combine(path, "kustomization.yaml")))["resources"].Strings();

        Assert.All(resources, resource => Assert.True(Path.Exists(Path.Combine(path, resource)), resource));
        Assert.Equal(
            Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)!).Where(file => file != "kustomization.yaml").Order(StringComparer.Ordinal),
            resources.Where(resource => resource.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_image_is_given_a_version()
    {
        var given = KubernetesObjects.OfKind("Kustomization").SelectMany(item => item["images"].Items()).ToDictionary(image => image["name"].Text()!);

        Assert.Equal(["sweep", "sweep-cuda"], KubernetesObjects.Pools.Select(pool => pool.Container()["image"].Text()!).Order(StringComparer.Ordinal));
        Assert.All(KubernetesObjects.Pools, pool => Assert.Matches(@"^\d+\.\d+\.\d+", given[pool.Container()["image"].Text()!]["newTag"].Text()));
    }

    [Theory, MemberData(nameof(PoolNames))]
    public void Selectors_find_the_pods_they_mean(string name)
    {
        var pool = KubernetesObjects.Pool(name);
        var labels = pool.At("spec.template.metadata.labels");

        Assert.True(pool.At("spec.selector.matchLabels").Selects(labels));
        Assert.All(KubernetesObjects.Pools.Where(other => other != pool), other => Assert.False(other.At("spec.selector.matchLabels").Selects(labels)));
        Assert.True(KubernetesObjects.Only("Service").At("spec.selector").Selects(labels));
        Assert.True(KubernetesObjects.Only("PodDisruptionBudget").At("spec.selector.matchLabels").Selects(labels));
        Assert.True(KubernetesObjects.Only("NetworkPolicy").At("spec.podSelector.matchLabels").Selects(labels));
        Assert.Equal(KubernetesObjects.Only("Service").At("metadata.name").Text(), pool.At("spec.serviceName").Text());
    }

    [Theory, MemberData(nameof(PoolNames))]
    public void Orleans_is_told_of_its_pod_and_its_cluster(string name)
    {
        var pool = KubernetesObjects.Pool(name);
        var environment = pool.Environment();

        Assert.Equal("metadata.name", environment["POD_NAME"]);
        Assert.Equal("metadata.namespace", environment["POD_NAMESPACE"]);
        Assert.Equal("status.podIP", environment["POD_IP"]);
        Assert.Equal("metadata.labels['orleans/serviceId']", environment["ORLEANS_SERVICE_ID"]);
        Assert.Equal("metadata.labels['orleans/clusterId']", environment["ORLEANS_CLUSTER_ID"]);
        Assert.Equal(environment["ORLEANS_CLUSTER_ID"], environment["SWEEP_CLUSTER_NAME"]);
        Assert.Equal(environment["POD_NAME"], environment["SWEEP_NODE_NAME"]);
        Assert.Equal(environment["POD_IP"], environment["SWEEP_ADVERTISED_ADDRESS"]);
        // The service's name is the program's own; clusters may differ, pools of one may not.
        var labels = pool.At("spec.template.metadata.labels").Map();
        Assert.Equal("sweep", labels["orleans/serviceId"]);
        Assert.Equal("sweep", labels["orleans/clusterId"]);
    }

    [Theory, MemberData(nameof(PoolNames))]
    public void The_silos_account_may_do_to_pods_what_Orleans_does(string name)
    {
        var role = KubernetesObjects.Only("Role");
        var binding = KubernetesObjects.Only("RoleBinding");
        var rule = Assert.Single(role["rules"].Items());

        Assert.Equal([""], rule["apiGroups"].Strings());
        Assert.Equal(["pods"], rule["resources"].Strings());
        Assert.Equal(["get", "list", "patch", "watch"], rule["verbs"].Strings().Order(StringComparer.Ordinal));
        Assert.Equal(role.At("metadata.name").Text(), binding.At("roleRef.name").Text());
        var account = Assert.Single(binding["subjects"].Items())["name"].Text();
        Assert.Equal(KubernetesObjects.Only("ServiceAccount").At("metadata.name").Text(), account);
        Assert.Equal(account, KubernetesObjects.Pool(name).At("spec.template.spec.serviceAccountName").Text());
    }

    [Theory, MemberData(nameof(PoolNames))]
    public void Probes_ask_the_programs_own_paths_at_the_port_it_listens_to(string name)
    {
        var container = KubernetesObjects.Pool(name).Container();
        var ports = container["ports"].Items().ToDictionary(port => port["name"].Text()!, port => port["containerPort"].Text()!);
        var environment = KubernetesObjects.Pool(name).Environment();

        Assert.Equal("/health/ready", container.At("readinessProbe.httpGet.path").Text());
        Assert.Equal("/health/live", container.At("livenessProbe.httpGet.path").Text());
        Assert.Equal("/health/live", container.At("startupProbe.httpGet.path").Text());
        Assert.All(["readinessProbe", "livenessProbe", "startupProbe"], probe => Assert.Equal("http", container.At($"{probe}.httpGet.port").Text()));
        Assert.Equal(environment["SWEEP_HTTP"], $"0.0.0.0:{ports["http"]}");
        Assert.Equal(environment["SWEEP_SILO_PORT"], ports["silo"]);
        Assert.Equal(environment["SWEEP_GATEWAY_PORT"], ports["gateway"]);
    }

    [Fact]
    public void The_service_and_the_network_policy_name_ports_that_pods_have()
    {
        var container = KubernetesObjects.Pools[0].Container();
        var ports = container["ports"].Items().Select(port => port["containerPort"].Text()!).ToHashSet();
        var policy = KubernetesObjects.Only("NetworkPolicy");

        Assert.All(KubernetesObjects.Only("Service").At("spec.ports").Items(), port => Assert.Contains(port["port"].Text()!, ports));
        var incoming = policy.At("spec.ingress").Items().SelectMany(rule => rule["ports"].Items()).Select(port => port["port"].Text()!);
        Assert.Equal(ports.Order(StringComparer.Ordinal), incoming.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_silo_port_is_open_to_silos_alone()
    {
        var policy = KubernetesObjects.Only("NetworkPolicy");
        var rule = Assert.Single(policy.At("spec.ingress").Items(), rule => rule["ports"].Items().Any(port => port["port"].Text() == "11111"));

        var source = Assert.Single(rule["from"].Items());
        Assert.Equal(policy.At("spec.podSelector.matchLabels").Map(), source.At("podSelector.matchLabels").Map());
    }

    [Theory, MemberData(nameof(PoolNames))]
    public void Pods_can_do_as_little_as_they_need(string name)
    {
        var pod = KubernetesObjects.Pool(name).At("spec.template.spec")!;
        var container = KubernetesObjects.Pool(name).Container();

        Assert.Equal("true", pod.At("securityContext.runAsNonRoot").Text());
        Assert.Equal("RuntimeDefault", pod.At("securityContext.seccompProfile.type").Text());
        Assert.Equal("false", container.At("securityContext.allowPrivilegeEscalation").Text());
        Assert.Equal("true", container.At("securityContext.readOnlyRootFilesystem").Text());
        Assert.Equal(["ALL"], container.At("securityContext.capabilities.drop").Strings());
        Assert.NotNull(container.At("resources.limits.memory"));
        // What is written to lies on volumes.
        var mounts = container["volumeMounts"].Items().Select(mount => mount["mountPath"].Text()!).ToList();
        Assert.Contains("/tmp", mounts);
        Assert.Contains(KubernetesObjects.Pool(name).Environment()["SWEEP_HOME"], mounts);
    }

    [Theory, MemberData(nameof(PoolNames))]
    public void Secrets_come_as_files_from_the_Secret(string name)
    {
        var pool = KubernetesObjects.Pool(name);
        var secret = Assert.Single(pool.At("spec.template.spec.volumes").Items(), volume => volume["secret"] is not null);
        var mount = Assert.Single(pool.Container()["volumeMounts"].Items(), mount => mount["name"].Text() == secret["name"].Text())["mountPath"].Text();
        var example = KubernetesObjects.Only("Secret");

        Assert.Equal(example.At("metadata.name").Text(), secret.At("secret.secretName").Text());
        var files = secret.At("secret.items").Items().Select(item => (Key: item["key"].Text()!, Path: $"{mount}/{item["path"]}")).ToList();
        Assert.All(files, file => Assert.True(example["stringData"] is JsonObject data && data.ContainsKey(file.Key), file.Key));
        Assert.Contains(pool.Environment()["SWEEP_REDIS_FILE"], files.Select(file => file.Path));
        Assert.Contains(pool.Environment()["SWEEP_POSTGRES_FILE"], files.Select(file => file.Path));
        Assert.Contains(pool.Environment()["SWEEP_TOKEN_FILE"], files.Select(file => file.Path));
        Assert.DoesNotContain("envFrom.secretRef", pool.Container().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_pool_with_cards_asks_for_them()
    {
        var pool = KubernetesObjects.Pool("sweep-gpu");

        Assert.Equal("1", pool.Container().At("resources.limits")!["nvidia.com/gpu"].Text());
        Assert.Equal("nvidia.com/gpu", Assert.Single(pool.At("spec.template.spec.tolerations").Items())["key"].Text());
        Assert.Equal("true", pool.At("spec.template.spec.nodeSelector")!["nvidia.com/gpu.present"].Text());
        Assert.Equal("cuda:0", pool.Environment()["SWEEP_DEVICES"]);
        Assert.Equal("cpu", KubernetesObjects.Pool("sweep").Environment()["SWEEP_DEVICES"]);
    }

    [Fact]
    public void The_image_runs_as_the_user_that_the_pods_name() =>
        Assert.Equal("1654", KubernetesObjects.Pool("sweep").At("spec.template.spec.securityContext.runAsUser").Text());
}
