/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/types.h"

#include <stdatomic.h>
#include <stddef.h>

#include "uno/lock.h"

/** The names of the types; that of VFU_XFUNCTIONS is told by the add-in. */
static const char *const type_names[VFU_TYPE_COUNT] = {
    [VFU_XINTERFACE] = "com.sun.star.uno.XInterface",
    [VFU_XWEAK] = "com.sun.star.uno.XWeak",
    [VFU_XADAPTER] = "com.sun.star.uno.XAdapter",
    [VFU_XTYPEPROVIDER] = "com.sun.star.lang.XTypeProvider",
    [VFU_XSERVICEINFO] = "com.sun.star.lang.XServiceInfo",
    [VFU_XSINGLECOMPONENTFACTORY] = "com.sun.star.lang.XSingleComponentFactory",
    [VFU_XJOBEXECUTOR] = "com.sun.star.task.XJobExecutor",
    [VFU_XCOMPONENTCONTEXT] = "com.sun.star.uno.XComponentContext",
    [VFU_XPACKAGEINFORMATIONPROVIDER] = "com.sun.star.deployment.XPackageInformationProvider",
    [VFU_XCOMPONENTLOADER] = "com.sun.star.frame.XComponentLoader",
    [VFU_XMULTICOMPONENTFACTORY] = "com.sun.star.lang.XMultiComponentFactory",
    [VFU_XMULTISERVICEFACTORY] = "com.sun.star.lang.XMultiServiceFactory",
    [VFU_XREQUESTCALLBACK] = "com.sun.star.awt.XRequestCallback",
    [VFU_XCALLBACK] = "com.sun.star.awt.XCallback",
    [VFU_XLOADABLE] = "com.sun.star.frame.XLoadable",
    [VFU_XCLOSEABLE] = "com.sun.star.util.XCloseable",
    [VFU_XSPREADSHEETDOCUMENT] = "com.sun.star.sheet.XSpreadsheetDocument",
    [VFU_XCALCULATABLE] = "com.sun.star.sheet.XCalculatable",
    [VFU_XINDEXACCESS] = "com.sun.star.container.XIndexAccess",
    [VFU_XNAMEACCESS] = "com.sun.star.container.XNameAccess",
    [VFU_XCELL] = "com.sun.star.table.XCell",
    [VFU_XCELLRANGE] = "com.sun.star.table.XCellRange",
    [VFU_XCELLRANGEDATA] = "com.sun.star.sheet.XCellRangeData",
    [VFU_XCELLRANGEADDRESSABLE] = "com.sun.star.sheet.XCellRangeAddressable",
    [VFU_XSHEETCELLRANGE] = "com.sun.star.sheet.XSheetCellRange",
    [VFU_XSPREADSHEET] = "com.sun.star.sheet.XSpreadsheet",
    [VFU_XUSEDAREACURSOR] = "com.sun.star.sheet.XUsedAreaCursor",
    [VFU_XPROPERTYSET] = "com.sun.star.beans.XPropertySet",
    [VFU_XCELLRANGESQUERY] = "com.sun.star.sheet.XCellRangesQuery",
    [VFU_XSHEETOPERATION] = "com.sun.star.sheet.XSheetOperation",
    [VFU_XSHEETCELLRANGES] = "com.sun.star.sheet.XSheetCellRanges",
    [VFU_XSHEETCELLRANGECONTAINER] = "com.sun.star.sheet.XSheetCellRangeContainer",
    [VFU_XMODIFYBROADCASTER] = "com.sun.star.util.XModifyBroadcaster",
    [VFU_XCOMPONENT] = "com.sun.star.lang.XComponent",
    [VFU_XEVENTLISTENER] = "com.sun.star.lang.XEventListener",
    [VFU_XMODIFYLISTENER] = "com.sun.star.util.XModifyListener",
    [VFU_XDESKTOP] = "com.sun.star.frame.XDesktop",
    [VFU_XMODEL] = "com.sun.star.frame.XModel",
    [VFU_XSPREADSHEETVIEW] = "com.sun.star.sheet.XSpreadsheetView",
    [VFU_XINFOBARPROVIDER] = "com.sun.star.frame.XInfobarProvider",
    [VFU_XCELLRANGEREFERRER] = "com.sun.star.sheet.XCellRangeReferrer",
    [VFU_XUNIQUECELLFORMATRANGESSUPPLIER] = "com.sun.star.sheet.XUniqueCellFormatRangesSupplier",
    [VFU_XCOLUMNROWRANGE] = "com.sun.star.table.XColumnRowRange",
    [VFU_XNUMBERFORMATSSUPPLIER] = "com.sun.star.util.XNumberFormatsSupplier",
    [VFU_XNUMBERFORMATS] = "com.sun.star.util.XNumberFormats",
    [VFU_XVOLATILERESULT] = "com.sun.star.sheet.XVolatileResult",
    [VFU_XRESULTLISTENER] = "com.sun.star.sheet.XResultListener",
    [VFU_RUNTIME_EXCEPTION] = "com.sun.star.uno.RuntimeException",
    [VFU_BYTES] = "[]byte",
    [VFU_STRINGS] = "[]string",
    [VFU_TYPES] = "[]type",
    [VFU_ROW] = "[]any",
    [VFU_ROWS] = "[][]any",
    [VFU_STRING_ROWS] = "[][]string",
    [VFU_ADDRESSES] = "[]com.sun.star.table.CellRangeAddress",
    [VFU_PROPERTY] = "com.sun.star.beans.PropertyValue",
    [VFU_PROPERTIES] = "[]com.sun.star.beans.PropertyValue",
    [VFU_PAIRS] = "[]com.sun.star.beans.StringPair",
    [VFU_LOCALE] = "com.sun.star.lang.Locale",
};

static const struct {
    vfu_type type;
    const char *name;
} member_names[VFU_MEMBER_COUNT] = {
    [VFU_QUERY_INTERFACE] = {VFU_XINTERFACE, "queryInterface"},
    [VFU_QUERY_ADAPTER] = {VFU_XWEAK, "queryAdapter"},
    [VFU_QUERY_ADAPTED] = {VFU_XADAPTER, "queryAdapted"},
    [VFU_GET_VALUE_BY_NAME] = {VFU_XCOMPONENTCONTEXT, "getValueByName"},
    [VFU_GET_PACKAGE_LOCATION] = {VFU_XPACKAGEINFORMATIONPROVIDER, "getPackageLocation"},
    [VFU_LOAD_COMPONENT_FROM_URL] = {VFU_XCOMPONENTLOADER, "loadComponentFromURL"},
    [VFU_GET_SERVICE_MANAGER] = {VFU_XCOMPONENTCONTEXT, "getServiceManager"},
    [VFU_CREATE_INSTANCE_WITH_CONTEXT] = {VFU_XMULTICOMPONENTFACTORY, "createInstanceWithContext"},
    [VFU_CREATE_INSTANCE] = {VFU_XMULTISERVICEFACTORY, "createInstance"},
    [VFU_CREATE_INSTANCE_WITH_ARGUMENTS] = {VFU_XMULTISERVICEFACTORY,
                                            "createInstanceWithArguments"},
    [VFU_ADD_CALLBACK] = {VFU_XREQUESTCALLBACK, "addCallback"},
    [VFU_INIT_NEW] = {VFU_XLOADABLE, "initNew"},
    [VFU_CLOSE] = {VFU_XCLOSEABLE, "close"},
    [VFU_GET_SHEETS] = {VFU_XSPREADSHEETDOCUMENT, "getSheets"},
    [VFU_IS_AUTOMATIC_CALCULATION_ENABLED] = {VFU_XCALCULATABLE, "isAutomaticCalculationEnabled"},
    [VFU_GET_COUNT] = {VFU_XINDEXACCESS, "getCount"},
    [VFU_GET_BY_INDEX] = {VFU_XINDEXACCESS, "getByIndex"},
    [VFU_GET_BY_NAME] = {VFU_XNAMEACCESS, "getByName"},
    [VFU_GET_CELL_BY_POSITION] = {VFU_XCELLRANGE, "getCellByPosition"},
    [VFU_SET_FORMULA] = {VFU_XCELL, "setFormula"},
    [VFU_GET_VALUE] = {VFU_XCELL, "getValue"},
    [VFU_GET_DATA_ARRAY] = {VFU_XCELLRANGEDATA, "getDataArray"},
    [VFU_SET_DATA_ARRAY] = {VFU_XCELLRANGEDATA, "setDataArray"},
    [VFU_GET_RANGE_ADDRESS] = {VFU_XCELLRANGEADDRESSABLE, "getRangeAddress"},
    [VFU_GET_SPREADSHEET] = {VFU_XSHEETCELLRANGE, "getSpreadsheet"},
    [VFU_CREATE_CURSOR] = {VFU_XSPREADSHEET, "createCursor"},
    [VFU_GOTO_END_OF_USED_AREA] = {VFU_XUSEDAREACURSOR, "gotoEndOfUsedArea"},
    [VFU_GET_CELL_RANGE_BY_POSITION] = {VFU_XCELLRANGE, "getCellRangeByPosition"},
    [VFU_GET_PROPERTY_VALUE] = {VFU_XPROPERTYSET, "getPropertyValue"},
    [VFU_SET_PROPERTY_VALUE] = {VFU_XPROPERTYSET, "setPropertyValue"},
    [VFU_QUERY_FORMULA_CELLS] = {VFU_XCELLRANGESQUERY, "queryFormulaCells"},
    [VFU_COMPUTE_FUNCTION] = {VFU_XSHEETOPERATION, "computeFunction"},
    [VFU_CLEAR_CONTENTS] = {VFU_XSHEETOPERATION, "clearContents"},
    [VFU_GET_RANGE_ADDRESSES] = {VFU_XSHEETCELLRANGES, "getRangeAddresses"},
    [VFU_ADD_RANGE_ADDRESSES] = {VFU_XSHEETCELLRANGECONTAINER, "addRangeAddresses"},
    [VFU_ADD_EVENT_LISTENER] = {VFU_XCOMPONENT, "addEventListener"},
    [VFU_ADD_MODIFY_LISTENER] = {VFU_XMODIFYBROADCASTER, "addModifyListener"},
    [VFU_REMOVE_MODIFY_LISTENER] = {VFU_XMODIFYBROADCASTER, "removeModifyListener"},
    [VFU_GET_CURRENT_COMPONENT] = {VFU_XDESKTOP, "getCurrentComponent"},
    [VFU_GET_CURRENT_CONTROLLER] = {VFU_XMODEL, "getCurrentController"},
    [VFU_LOCK_CONTROLLERS] = {VFU_XMODEL, "lockControllers"},
    [VFU_UNLOCK_CONTROLLERS] = {VFU_XMODEL, "unlockControllers"},
    [VFU_GET_ACTIVE_SHEET] = {VFU_XSPREADSHEETVIEW, "getActiveSheet"},
    [VFU_APPEND_INFOBAR] = {VFU_XINFOBARPROVIDER, "appendInfobar"},
    [VFU_REMOVE_INFOBAR] = {VFU_XINFOBARPROVIDER, "removeInfobar"},
    [VFU_GET_REFERRED_CELLS] = {VFU_XCELLRANGEREFERRER, "getReferredCells"},
    [VFU_GET_UNIQUE_CELL_FORMAT_RANGES] = {VFU_XUNIQUECELLFORMATRANGESSUPPLIER,
                                           "getUniqueCellFormatRanges"},
    [VFU_GET_COLUMNS] = {VFU_XCOLUMNROWRANGE, "getColumns"},
    [VFU_GET_NUMBER_FORMATS] = {VFU_XNUMBERFORMATSSUPPLIER, "getNumberFormats"},
    [VFU_GET_FORMAT_BY_KEY] = {VFU_XNUMBERFORMATS, "getByKey"},
    [VFU_QUERY_KEY] = {VFU_XNUMBERFORMATS, "queryKey"},
    [VFU_ADD_NEW_FORMAT] = {VFU_XNUMBERFORMATS, "addNew"},
    [VFU_RESULT_MODIFIED] = {VFU_XRESULTLISTENER, "modified"},
};

static typelib_TypeDescription *types[VFU_TYPE_COUNT];
static typelib_TypeDescription *members[VFU_MEMBER_COUNT];
static _Atomic(const char *) functions_name;
static bool complete;

bool vfu_name_is(const rtl_uString *name, const char *ascii)
{
    return rtl_ustr_ascii_compare_WithLength(name->buffer, name->length, ascii) == 0;
}

static typelib_TypeDescription *find_type(const char *ascii)
{
    rtl_uString *name = NULL;
    rtl_uString_newFromAscii(&name, ascii);
    typelib_TypeDescription *found = NULL;
    typelib_typedescription_getByName(&found, name);
    rtl_uString_release(name);
    if (found != NULL && !found->bComplete && !typelib_typedescription_complete(&found)) {
        typelib_typedescription_release(found);
        found = NULL;
    }
    return found;
}

static typelib_TypeDescription *find_member(const typelib_TypeDescription *type, const char *ascii)
{
    const typelib_InterfaceTypeDescription *interface =
        (const typelib_InterfaceTypeDescription *)(const void *)type;
    for (sal_Int32 i = 0; i < interface->nAllMembers; i++) {
        typelib_TypeDescription *found = NULL;
        typelib_typedescriptionreference_getDescription(&found, interface->ppAllMembers[i]);
        if (found == NULL)
            continue;
        const typelib_InterfaceMemberTypeDescription *member =
            (const typelib_InterfaceMemberTypeDescription *)(void *)found;
        if (vfu_name_is(member->pMemberName, ascii))
            return found;
        typelib_typedescription_release(found);
    }
    return NULL;
}

static void look_up(void)
{
    for (size_t i = 0; i < VFU_TYPE_COUNT; i++) {
        const char *name = i == VFU_XFUNCTIONS ? atomic_load(&functions_name) : type_names[i];
        if ((types[i] = find_type(name)) == NULL)
            return;
    }
    for (size_t i = 0; i < VFU_MEMBER_COUNT; i++)
        if ((members[i] = find_member(types[member_names[i].type], member_names[i].name)) == NULL)
            return;
    complete = true;
}

bool vfu_types_init(const char *functions_interface)
{
    static vfu_once once = VFU_ONCE_INIT;
    atomic_store(&functions_name, functions_interface);
    vfu_do_once(&once, look_up);
    return complete;
}

typelib_TypeDescription *vfu_type_description(vfu_type type)
{
    return types[type];
}

typelib_TypeDescriptionReference *vfu_type_reference(vfu_type type)
{
    return types[type]->pWeakRef;
}

const typelib_TypeDescription *vfu_member_description(vfu_member member)
{
    return members[member];
}

typelib_TypeDescriptionReference *vfu_basic_type(typelib_TypeClass type_class)
{
    return *typelib_static_type_getByTypeClass(type_class);
}
