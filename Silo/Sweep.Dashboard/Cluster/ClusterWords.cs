namespace Sweep.Dashboard.Cluster;

/// <summary>Names the words of the cluster's page: ClusterWords.resx, and ClusterWords.es.resx.</summary>
public sealed class ClusterWords;
