using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Taking home one's own data, in the list of services (PIPL 45).</summary>
internal static class ExportItem
{
    public static readonly ServiceItem Item = new("own-data", 40, "个人信息", "查阅、复制我的个人信息", "把平台里关于您的全部信息下载一份。")
    {
        Start = ItemStart.Citizen("/me/export", "去下载"),
        Situations = [Situation.Own],
        Who = "登录的每一个人，只能下载自己的",
        Fee = "不收费",
        Where = "网上办理；不会用手机的，到就近的司法所窗口",
        Steps = ["登录", "点下载，得到一个压缩包", "内容有误的，可以在“我的”里改正"],
        Articles = ["个人信息保护法第45、50条"],
        Words = ["隐私", "下载", "导出", "副本", "数据"],
        Uses = db => db.Audits.AsNoTracking().Where(a => a.Act == ExportMine.Exported).Select(a => new ItemUse { Place = "", Office = null, Channel = "网络", At = a.At }),
    };
}
