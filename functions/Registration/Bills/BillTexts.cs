using System.Collections.Immutable;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.Bills;

/// <summary>Texts of the bills.</summary>
public static class BillTexts
{
    public static Text Title { get; } = new("账单", "Bills");

    public static Text Lead { get; } = new(
        "每个云账号每月上报 AWS 的用量。金额由 AWS 出账。", "What each cloud account used, by month, as metered to AWS. AWS bills the amounts.");

    public static Text TitleOf(BillMonth month) => new($"{month.Name.Chinese}账单", $"Bill for {month.Name.English}");

    public static Text Months { get; } = new("月份", "Months");

    public static Text Month { get; } = new("月份", "Month");

    public static Text ShowMonth { get; } = new("查看", "Show");

    public static Text NoUsage { get; } = new("这个月没有用量", "No usage in this month");

    public static Text NoUsageHint { get; } = new(
        "工作空间的用量计量之后会显示在这里：每个整点结束后约 15 分钟。",
        "The usage of your workspaces appears here once it is metered: about 15 minutes after the end of each hour.");

    public static Text NoAccount { get; } = new("还没有通过 AWS 结算", "Nothing is paid through AWS yet");

    public static Text NoAccountHint { get; } = new(
        "登记一个 AWS 账号之后，它所支付的用量会显示在这里。", "Once you register an AWS account, what it pays for appears here.");

    public static Text NoAccountThen { get; } = new(
        "那时还没有云账号。请选择更近的月份。", "You had no cloud account then. Choose a later month.");

    public static Text HowTo { get; } = new("如何登记", "How to register one");

    public static Text BeforeMerge { get; } = new(
        "合并前的用量：此订阅后来并入了您的另一个云账号，从那时起的用量在那个云账号的账单上。",
        "Usage before this subscription was merged into another cloud account of yours. What it used since then is on that account's bill.");

    public static Text Details { get; } = new("查看明细", "See details");

    public static Text Dimensions { get; } = new("按计费维度", "By dimension");

    public static Text Dimension { get; } = new("计费维度", "Dimension");

    public static Text Metered { get; } = new("计量用量", "Metered");

    public static Text Change { get; } = new("环比", "Change");

    public static Text Accepted { get; } = new("AWS 已接受", "Accepted by AWS");

    public static Text Waiting { get; } = new("等待 AWS", "Waiting for AWS");

    public static Text Returned { get; } = new("已退回", "Handed back");

    public static Text Estimate { get; } = new("按标价估算", "Estimate at list price");

    public static Text Updated { get; } = new("更新时间", "Updated");

    public static Text WorkspaceCount { get; } = new("有用量的工作空间", "Workspaces with usage");

    public static Text EstimateHint { get; } = new(
        "按标价估算，仅供参考：实际金额由 AWS 出账，专属报价和折扣会使金额不同。",
        "Estimate at list price. AWS bills the real amounts: private offers and discounts make them differ.");

    public static Text UnpricedHint { get; } = new("没有标价的计费维度未计入。", "Dimensions without a list price are not included.");

    public static Text AwsLag { get; } = new(
        "AWS 通常在一天之内显示计量的用量，并在次月初开具账单。",
        "AWS shows metered usage within a day, and invoices it at the start of the next month.");

    public static Text ReturnedHint { get; } = new(
        "已退回的用量不由 AWS 出账，由费用中心处理；原因见各工作空间。",
        "Usage handed back is not billed by AWS; the Expense Center takes care of it. Each workspace shows the reason.");

    public static Text AllAccepted { get; } = new("AWS 已全部接受", "All accepted by AWS");

    public static Text SomeReturned { get; } = new("部分已退回", "Partly handed back");

    public static Text AwsBill { get; } = new("AWS 账单控制台", "AWS Billing console");

    public static Text CostExplorer { get; } = new("AWS Cost Explorer", "AWS Cost Explorer");

    public static Text Days { get; } = new("按天", "By day");

    public static Text Day { get; } = new("日期（UTC）", "Day (UTC)");

    public static Text DayFigures { get; } = new("每天的数字", "Figures by day");

    public static Text NoDays { get; } = new("这个计费维度没有计量的用量。", "Nothing of this dimension was metered.");

    public static Text Workspaces { get; } = new("按工作空间", "By workspace");

    public static Text AllDimensions { get; } = new("全部计费维度", "All dimensions");

    public static Text NoLines { get; } = new("没有符合条件的用量。", "No usage matches your search.");

    public static Text Download { get; } = new("下载 CSV", "Download CSV");

    public static Text Files { get; } = new("下载明细", "Download the hours");

    public static Text FilesHint { get; } = new(
        "CSV 文件每行是一个小时、一个工作空间、一个计费维度，包括 AWS 的 MeteringRecordId。整月的文件还包括等待 AWS 答复的用量，以及未上报就退回的用量，这些行没有小时。",
        "A CSV file with one row for each hour, workspace and dimension, and AWS's MeteringRecordId. The file of a whole month also has, without an hour, what waits for AWS and what was handed back without being sent.");

    public static Text FilesByDay { get; } = new(
        "这个月的数据太多，一个文件放不下，所以每天一个文件。", "This month is too large for one file, so there is one for each day.");

    public static Text FilesByHour { get; } = new(
        "这个月的数据太多，一个文件放不下，所以每小时一个文件。", "This month is too large for one file, so there is one for each hour.");

    public static Text FilesByDimension { get; } = new(
        "这个月的数据太多，一个文件放不下，所以每小时、每个计费维度一个文件。",
        "This month is too large for one file, so there is one for each hour and dimension.");

    public static Text Hour { get; } = new("小时（UTC）", "Hour (UTC)");

    /// <summary>Columns of the file.</summary>
    public static ImmutableArray<Text> FileColumns { get; } =
    [
        new("月份", "Month"), Hour, new("站点", "Site"), new("工作空间 ID", "Workspace ID"), new("工作空间", "Workspace"), Dimension,
        new("单位", "Unit"), new("数量", "Quantity"), new("状态", "Status"), new("MeteringRecordId", "MeteringRecordId"),
        new("退回原因", "Reason for handing back"),
    ];

    public static Text Found(int lines, bool all) => new(
        $"{(all ? "共" : "找到")} {Numbers.Format(lines)} 行", $"{Numbers.Format(lines)} {(lines == 1 ? "line" : "lines")}{(all ? "" : " found")}");

    public static Text ByName { get; } = new("按站点和名称排序", "By site and name");

    public static Text LargestFirst { get; } = new("用量从大到小", "Largest first");

    /// <summary>What a chart shows, for those who do not see it.</summary>
    public static Text ChartOf(DayChart chart)
    {
        var total = MeteredUsageTexts.Amount(chart.Usage.Metered, chart.Usage.Unit);
        if (chart.Most is not { } most)
        {
            return new($"{chart.Usage.Name.Chinese}：{NoDays.Chinese}", $"{chart.Usage.Name.English}: {NoDays.English}");
        }

        var (day, amount) = (chart.Month.DayName(most.Day), MeteredUsageTexts.Amount(most.Metered, chart.Usage.Unit));
        return new(
            $"{chart.Month.Name.Chinese}每天的{chart.Usage.Name.Chinese}：共 {total.Chinese}，最多的是{day.Chinese}，{amount.Chinese}。",
            $"{chart.Usage.Name.English} by day in {chart.Month.Name.English}: {total.English} in total, most on {day.English} with {amount.English}.");
    }

    /// <summary>A bar of a chart.</summary>
    public static Text DayOf(DayChart chart, DayBar bar)
    {
        var (day, amount) = (chart.Month.DayName(bar.Day), MeteredUsageTexts.Amount(bar.Metered, chart.Usage.Unit));
        return new($"{day.Chinese}：{amount.Chinese}", $"{day.English}: {amount.English}");
    }
}
